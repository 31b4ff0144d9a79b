"""Small documents through the renderer: what it refuses, what it prints, what it writes beside the pages."""

import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from botnia_portal.core.pdf import Attached, PdfError, fonts, render
from tests.pdfa.structure import Tagged

MOMENT = datetime(2014, 1, 24, 8, 30, tzinfo=UTC)
PAGE = """<!doctype html><html lang="fi"><head><title>Otsikko</title><style>
html { font: 10pt "Source Sans 3" }</style></head><body><h1>Otsikko</h1>%s</body></html>"""


def make(body: str = "", base: Path = Path(__file__).parent, **options) -> bytes:
    return render(PAGE % body, base=base, language="fi", **{"created": MOMENT} | options)


def test_version_that_the_wrappers_were_written_for():
    """Wrappers of WeasyPrint's inside: read accessibility.py again before this number is changed."""
    assert weasyprint.__version__ == "70.0"


def test_metadata_names_both_standards_and_the_moment():
    with pikepdf.open(io.BytesIO(make())) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert xmp["xmp:CreateDate"] == "2014-01-24T08:30:00Z"
        assert str(pdf.docinfo.CreationDate).startswith("D:20140124083000")
        assert str(pdf.Root.Lang) == "fi"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_language_must_be_that_of_the_html():
    with pytest.raises(PdfError, match="lang='fi'"):
        render(PAGE % "", base=Path(), language="sv")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "http://127.0.0.1/a.png",
        "file:///etc/hostname",
        "file://example.org/a.png",
        "../../../../../../etc/passwd",
        "data:image/png;base64,AAAA",
        "ftp://example.org/a.png",
        "missing.png",
    ],
)
def test_reads_nothing_but_files_of_its_folder(address):
    with pytest.raises(PdfError):
        make(f'<img src="{address}" alt="kuva">')


def test_reads_nothing_else_for_its_style_either(tmp_path):
    (tmp_path / "a.css").write_text("@import url(https://example.org/b.css);")
    with pytest.raises(PdfError):
        make('<link rel="stylesheet" href="a.css">', base=tmp_path)


def test_link_out_of_the_folder_is_followed_before_it_is_judged(tmp_path):
    (tmp_path / "a.css").symlink_to("/etc/hostname")
    with pytest.raises(PdfError):
        make('<link rel="stylesheet" href="a.css">', base=tmp_path)


def test_only_the_one_typeface_whatever_the_html_asks_for(caplog):
    body = '<p style="font-family: DejaVu Sans">ö</p><p>\N{PARTY POPPER} 漢 → ✓</p><p><em>a</em> <strong>b</strong></p>'
    pdf = Tagged(make(body.replace("strong", "b")))
    assert pdf.fonts()
    assert all(name.startswith("Source-Sans-3") for name in pdf.fonts())
    assert fonts.STAND_IN * 2 in pdf.root.text
    assert "U+1F389" in caplog.text


def test_text_is_composed_and_freed_of_what_nobody_sees():
    assert fonts.printable("a\u0308\u00ad\u200b\ufeff \u0007x\n\ty\u2010") == "ä x\n\ty-"


def test_missing_packages_are_told_in_a_sentence(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(FileNotFoundError, match="npm ci"):
        make()


def test_attachment_is_listed_once_with_what_it_is():
    attached = Attached("data.json", b'{"a":1}', "Aineisto")
    with pikepdf.open(io.BytesIO(make(attachments=[attached]))) as pdf:
        assert len(pdf.Root.AF) == 1
        assert str(pdf.Root.AF[0].AFRelationship) == "/Data"
        file = pdf.attachments["data.json"]
        assert file.description == "Aineisto"
        assert file.get_file().read_bytes() == b'{"a":1}'
        assert file.get_file().mime_type == "application/json"


def test_same_input_same_bytes_and_other_input_other_identifier():
    first, again, other = make("<p>a</p>"), make("<p>a</p>"), make("<p>b</p>")
    assert first == again
    identifiers = {bytes(pikepdf.open(io.BytesIO(content)).trailer.ID[0]) for content in (first, other)}
    assert len(identifiers) == 2


def test_same_bytes_in_another_process_with_another_hash_seed():
    code = (
        "import sys, django; django.setup(); from tests.core.test_pdf_render import make; "
        "sys.stdout.buffer.write(make('<p>a <i>b</i></p>'))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "DJANGO_SETTINGS_MODULE": "botnia_portal.settings"}
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=root, capture_output=True, check=True
    )
    assert result.stdout == make("<p>a <i>b</i></p>")


def test_progress_rises_through_all_steps_to_a_hundred():
    told = []
    make("<p>a</p>" * 2000, progress=lambda percent, step: told.append((percent, step)))
    percents = [percent for percent, _step in told]
    assert percents == sorted(set(percents))
    assert (percents[0], percents[-1]) == (0, 100)
    assert list(dict.fromkeys(step for _percent, step in told)) == ["reading", "layout", "drawing", "writing"]


def test_what_stops_the_progress_stops_the_rendering():
    class Stop(Exception):
        pass

    def refuse(percent, step):
        if step == "layout":
            raise Stop

    with pytest.raises(Stop):
        make(progress=refuse)
    assert make()
