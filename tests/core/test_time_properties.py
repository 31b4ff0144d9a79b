"""What holds for every time: words read back, no input raises, the library `edtf` agrees where it reads right."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from botnia_portal.core.time import ROLES, TimeError, derive, read, short, show
from botnia_portal.core.time.derive import parse
from botnia_portal.core.time.lexer import LEXICONS

YEARS = st.integers(1900, 2199)
MARKS = st.sampled_from(["", "", "", "~", "?", "%"])
PARTS = [*range(1, 13), *range(21, 25), *range(33, 37), 40, 41]
LANGUAGES = st.sampled_from(["fi", "sv"])
TERM = (date(2013, 1, 1), date(2014, 12, 31))

days = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat)
parts = st.builds(lambda year, part: f"{year}-{part:02}", YEARS, st.sampled_from(PARTS))
points = st.builds(lambda point, mark: point + mark, st.one_of(days, parts, YEARS.map(str)), MARKS)


def _in_order(pair: tuple[str, str]) -> bool:
    first, last = parse(pair[0]).start, parse(pair[1]).start
    return first is not None and last is not None and first.first < last.first and first.last <= last.last


closed = st.tuples(points, points).filter(_in_order).map("/".join)
half_open = st.one_of(points.map("{}/..".format), points.map("../{}".format))
held = st.one_of(points, closed, half_open)


@given(held, st.sampled_from(["at", "during", "deadline", "start", "end"]), LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_words_read_back(edtf: str, role: str, language: str) -> None:
    words = show(edtf, role, language)
    result = read(words, language, None)
    assert result.reading is not None, f"{words!r} gives {result}"
    before, after = derive(edtf, role), result.reading.derived
    same = (result.reading.edtf, result.reading.role) == (edtf, role)
    assert same or (before.earliest, before.latest) == (after.earliest, after.latest), words


@given(held, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_table_words_read_back(edtf: str, language: str) -> None:
    result = read(short(edtf, language), language, None)
    assert result.reading is not None, short(edtf, language)
    before, after = derive(edtf, "during"), result.reading.derived
    assert (before.earliest, before.latest) == (after.earliest, after.latest)


@given(st.text(max_size=60), LANGUAGES, st.sampled_from([None, TERM]))
@settings(max_examples=500, deadline=None)
def test_no_text_raises(text: str, language: str, term: tuple[date, date] | None) -> None:
    read(text, language, term)


# Words and numbers that belong to times, in any order: far more of them reach the grammar than of random text.
_PIECES = st.one_of(
    st.sampled_from(sorted(LEXICONS["fi"])),
    st.sampled_from(sorted(LEXICONS["sv"])),
    st.sampled_from(
        ["vuosittain", "joka", "vuoden", "ajan", "efter", "kun", "hankkeen", "projektet", "tvåårigt"]
    ),
    st.integers(0, 99).map(str),
    st.integers(0, 35).map("{}.".format),
    st.integers(0, 9999).map("{:04}".format),
    st.sampled_from(
        ["-", "–", "/", "(", ")", ".", ",", "..", "0000", "9999", "31.12.9999", "24/9999", "ja", "-13"]
    ),
)


@given(st.lists(_PIECES, max_size=8).map(" ".join), LANGUAGES, st.sampled_from([None, TERM]))
@settings(max_examples=800, deadline=None)
def test_no_words_of_times_raise_and_every_reading_is_held(
    text: str, language: str, term: tuple[date, date] | None
) -> None:
    for reading in read(text, language, term).readings:
        reading.derived  # noqa: B018
        assert reading.role in ROLES
        for tongue in ("fi", "sv"):
            show(
                reading.edtf,
                reading.role,
                tongue,
                repeats=reading.repeats,
                duration=reading.duration,
                offset=reading.offset,
                occurrence=reading.occurrence,
            )


@pytest.mark.parametrize(
    "term", [(date.min, date.max), (date(1, 1, 1), date(2, 1, 1)), (date(9998, 1, 1), date.max)]
)
@pytest.mark.parametrize(
    "text", ["talvella", "lokakuussa", "kauden puolivälissä", "vuodenvaihteessa", "kaudella"]
)
def test_no_term_raises(text: str, term: tuple[date, date]) -> None:
    read(text, "fi", term)


@given(st.text(alphabet="0123456789-/.~?%", max_size=24), st.sampled_from(ROLES))
@settings(max_examples=500, deadline=None)
def test_what_is_not_held_raises_only_our_error(text: str, role: str) -> None:
    try:
        derive(text, role)
    except TimeError:
        with pytest.raises(TimeError):
            show(text, role, "fi")
    else:
        show(text, role, "fi")
        short(text, "sv")


def _day(moment: object) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)  # type: ignore[attr-defined]


@given(st.one_of(days, parts.filter(lambda text: not text.endswith("-24")), YEARS.map(str)))
@settings(max_examples=60, deadline=None)
def test_the_library_reads_the_same_days(edtf: str) -> None:
    library = parse_edtf(edtf)
    ours = derive(edtf, "at")
    assert (ours.earliest, ours.latest) == (_day(library.lower_strict()), _day(library.upper_strict()))


@given(st.integers(0, 3000).map("{:04}".format), st.integers(0, 99), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_what_we_hold_the_library_holds(year: str, part: int, day: int) -> None:
    for edtf in (f"{year}-{part:02}", f"{year}-{part:02}-{day:02}"):
        try:
            derive(edtf, "at")
        except TimeError:
            continue
        try:
            parse_edtf(edtf)
        except EDTFParseException:
            pytest.fail(f"the library does not read {edtf}")


@given(held, st.sampled_from(ROLES))
@settings(max_examples=200, deadline=None)
def test_late_follows_the_latest_day(edtf: str, role: str) -> None:
    days_of = derive(edtf, role)
    late_roles = {"at", "during", "deadline", "completion"}
    assert (days_of.late_from is not None) == (role in late_roles and days_of.latest is not None)
    if days_of.late_from and days_of.latest:
        assert timedelta(days=1) <= days_of.late_from - days_of.latest <= timedelta(days=32)
