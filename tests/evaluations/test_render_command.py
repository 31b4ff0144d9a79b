"""`render_evaluation`: a draft to a file, and one clear sentence for what it cannot do."""

from io import BytesIO

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from evaluations.models import EvaluationRound

# WeasyPrint leaves the colour profile that it reads open.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_draft_is_rendered_without_a_worker(evaluation, tmp_path, language, capsys):
    output = tmp_path / "draft.pdf"
    call_command("render_evaluation", "pieni", "mid-term", language, str(output))
    with pikepdf.open(BytesIO(output.read_bytes())) as pdf:
        assert str(pdf.Root.Lang) == language
        assert f"{len(pdf.pages)} pages" in capsys.readouterr().out


def test_a_round_that_is_not_open_yet_is_rendered_as_of_its_day_and_not_kept(evaluation, tmp_path):
    output = tmp_path / "draft.pdf"
    call_command("render_evaluation", "pieni", "end-of-term", "sv", str(output))
    with pikepdf.open(output) as pdf:
        assert str(pdf.Root.Lang) == "sv"
    assert not EvaluationRound.objects.filter(kind="end-of-term").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("olematon", "mid-term", "fi", "x.pdf"), "The plans are: pieni"),
        (("pieni", "yearly", "fi", "x.pdf"), "choose mid-term or end-of-term"),
        (("pieni", "mid-term", "en", "x.pdf"), "choose fi or sv"),
        (("pieni", "mid-term", "fi", "no/such/folder/x.pdf"), "There is no folder"),
    ],
)
def test_what_it_cannot_do_is_said(evaluation, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("render_evaluation", *arguments)


def test_a_file_that_cannot_be_written_is_said(evaluation, tmp_path):
    with pytest.raises(CommandError, match="could not be written"):
        call_command("render_evaluation", "pieni", "mid-term", "fi", str(tmp_path))
