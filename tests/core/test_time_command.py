"""`manage.py read_time`: what it prints, and its exit code."""

import pytest
from django.core.management import CommandError, call_command

from botnia_portal.core.management.commands.read_time import Command

AUTUMN = """edtf: 2013-23
role: at
repeats: -
after: -
earliest: 2013-09-01
latest: 2013-11-30
late from: 2014-01-01
fi: syksyllä 2013
sv: hösten 2013
"""


def _lines(out: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in out.splitlines())


def test_every_line(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read_time", "hösten 2013", "--language", "sv", "--term", "2013/2014")
    assert capsys.readouterr().out == AUTUMN


def test_an_open_side_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    # A time may begin with a dash, as an option does.
    Command().run_from_argv(["manage.py", "read_time", "-10/2015", "--language", "fi"])
    lines = _lines(capsys.readouterr().out)
    assert (lines["edtf"], lines["role"], lines["earliest"], lines["late from"]) == (
        "../2015-10",
        "end",
        "-",
        "-",
    )


def test_the_words_of_an_event_stand_in_their_language(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read_time", "hankkeen päättyessä (10/2013)", "--language", "fi")
    lines = _lines(capsys.readouterr().out)
    assert (lines["after"], lines["edtf"]) == ("hankkeen päättyessä", "2013-10")
    assert (lines["fi"], lines["sv"]) == ("hankkeen päättyessä (lokakuussa 2013)", "i oktober 2013")


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("lokakuussa", "ambiguous: 2013-10 | 2014-10\n"),
        ("sekavaa", "not understood\n"),
        ("", "not understood\n"),
    ],
)
def test_doubt_and_failure_exit_with_one(text: str, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        call_command("read_time", text, "--term", "2013-2014")
    assert stopped.value.code == 1
    assert capsys.readouterr().out == out


@pytest.mark.parametrize("term", ["2014/2013", "../2014", "kausi"])
def test_a_term_has_two_ends(term: str) -> None:
    with pytest.raises(CommandError):
        call_command("read_time", "lokakuussa", "--term", term)
