"""The stacked bar: readable without colour, without a style attribute, and honest about what it leaves out."""

from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils import translation

from botnia_portal.core import charts
from botnia_portal.core.charts_course import Step, course_chart

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Counts:
    counted: int = 15
    realised: int = 7
    partly: int = 2
    running: int = 4
    not_started: int = 2
    not_realised: int = 0
    no_report: int = 0
    late: int = 1


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_parts_follow_the_order_and_fill_the_bar():
    bar = parsed(charts.status_bar(Counts(), "bar"))
    parts = [part for part in bar.findall(f"{SVG}rect") if part.get("class")]
    assert [part.get("class") for part in parts] == ["realised", "partly", "running", "not_started"]
    assert sum(float(part.get("width").rstrip("%")) for part in parts) == pytest.approx(100, abs=0.01)
    assert float(parts[1].get("x").rstrip("%")) == pytest.approx(100 * 7 / 15, abs=0.001)


def test_late_is_no_part_of_the_bar_but_stands_in_its_words():
    with translation.override("en"):
        words = charts.progress_words(Counts())
        assert charts.status_bar(Counts(), "a").count("<rect") == charts.status_bar(
            Counts(late=0), "a"
        ).count("<rect")
    assert words.startswith("7 of 15 commitments realised, 2")
    assert words.endswith("1 is late.")


def test_title_is_the_first_child_and_names_the_picture():
    bar = parsed(charts.status_bar(Counts(), "bar", "Tilanne"))
    assert (bar[0].tag, bar[0].text) == (f"{SVG}title", "Tilanne")
    assert (bar.get("role"), bar.get("aria-labelledby")) == ("img", bar[0].get("id"))


def test_ids_are_unique_on_a_page_and_each_pattern_is_there():
    page = "".join(charts.status_bar(Counts(no_report=2, counted=17), f"bar-{n}") for n in range(3))
    bars = parsed(f"<g>{page}</g>")
    ids = [element.get("id") for element in bars.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = {
        element.get("fill")[5:-1] for element in bars.iter() if (element.get("fill") or "").startswith("url(")
    }
    assert used <= set(ids)


def test_nothing_inline_and_nothing_unescaped():
    bar = charts.status_bar(Counts(), "bar", '<script>"')
    assert "style=" not in bar
    assert "<script>" not in bar


@pytest.mark.parametrize("bad", ["", "1a", "a b", 'a"', "a.b"])
def test_ids_that_would_break_the_page_are_refused(bad):
    with pytest.raises(ValueError, match="is no id"):
        charts.status_bar(Counts(), bad)
    with pytest.raises(ValueError, match="is no id"):
        charts.status_swatch("partly", bad)


def test_nothing_counted_is_an_empty_bar_with_a_sentence():
    nothing = Counts(0, 0, 0, 0, 0, 0, 0, 0)
    bar = parsed(charts.status_bar(nothing, "bar"))
    assert len(bar.findall(f"{SVG}rect")) == 1
    assert bar[0].text == charts.progress_words(nothing)


def test_outlines_stand_out_and_greys_differ():
    for look in charts.LOOKS.values():
        assert contrast(look.outline, "#ffffff") >= 3
    plain = [look.ground for look in charts.LOOKS.values() if not look.pattern]
    for first, second in pairwise(plain):
        assert contrast(first, second) >= 2


def test_swatch_is_decoration():
    swatch = parsed(charts.status_swatch("partly", "legend-partly"))
    assert swatch.get("aria-hidden") == "true"
    assert swatch.find(f"{SVG}title") is None


def test_the_scale_of_a_course_holds_all_that_could_be_reached():
    steps = [Step(reached=18, due=22), Step(reached=None, due=22)]
    assert ">70</text>" in str(course_chart(steps, "course", "Kulku", 68))
    assert ">22</text>" in str(course_chart(steps, "course", "Kulku", 0))
