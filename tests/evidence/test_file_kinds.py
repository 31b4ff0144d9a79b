"""Which files are taken, and what their names become."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from botnia_portal.core import file_kinds
from botnia_portal.core.file_kinds import KINDS, check, clean_name
from tests.evidence.files import BAD, GOOD


@pytest.mark.parametrize("name", GOOD)
def test_files_of_the_kinds_that_are_taken_are_taken(name):
    upload = check(SimpleUploadedFile(name, GOOD[name]))
    assert upload.name == name.lower()
    assert upload.content == GOOD[name]
    assert upload.media_type == KINDS[name.lower().rpartition(".")[2]].media_type
    assert len(upload.sha256) == 64


@pytest.mark.parametrize("name", [name for name in BAD if name != "tyhja.txt"])
def test_all_others_are_refused_with_a_sentence(name):
    with pytest.raises(ValidationError) as refused:
        check(SimpleUploadedFile(name, BAD[name]))
    assert refused.value.messages[0]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings):
    settings.ATTACHMENT_LIMIT = 100
    large = SimpleUploadedFile("muistio.txt", b"x" * 101)
    with pytest.raises(ValidationError) as refused:
        check(large)
    assert refused.value.code == "size"
    assert large.tell() == 0


@pytest.mark.parametrize("limit", ["MOST_UNPACKED", "MOST_MEMBERS"])
def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch, limit):
    monkeypatch.setattr(file_kinds, limit, 1)
    with pytest.raises(ValidationError):
        check(SimpleUploadedFile("muistio.docx", GOOD["muistio.docx"]))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Muistio 5.11.PDF", "Muistio 5.11.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\kaija\\muistio.docx", "muistio.docx"),
        ("a\x00b\r\n\tc.txt", "abc.txt"),
        ("muis\u202etxt.exe.pdf", "muistxt.exe.pdf"),
        ('a<b>"c|d?*.pdf', "a b c d.pdf"),
        ("....pdf", "file.pdf"),
        (".txt", "file.txt"),
        ("Ryhma\u0308n muistio.pdf", "Ryhmän muistio.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_cleaned(name, clean):
    assert clean_name(name) == clean
