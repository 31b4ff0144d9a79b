"""The figures, states, ratings and days of the finished PDF against the frozen data, item by item and row by row.

The texts are compared in test_report_pdf.py; here is what the publication holds as codes and numbers.
"""

from datetime import date

import pytest
from django.utils import translation

from botnia_portal.core.alphabet import alphabet
from evaluations import report_words as words
from evaluations.publication import Counts
from tests.evaluations.finished import Made
from tests.pdfa.structure import Element, plain

STATUSES = ("realised", "partly", "running", "not_started", "not_realised", "no_report")


@pytest.fixture(autouse=True)
def _in_the_language_of_the_report(made):
    with translation.override(made.language):
        yield


def day(value: date) -> str:
    return f"{value.day}.{value.month}.{value.year}"


def table_after(made: Made, heading: str) -> list[list[str]]:
    """The body of the first table of a chapter, cell by cell; `heading` is the bookmark's place among the H2."""
    elements = list(made.tagged.elements())
    start = next(n for n, e in enumerate(elements) if e.kind == "H2" and e.text == plain(heading))
    table = next(e for e in elements[start:] if e.kind == "Table")
    return body(table)


def body(table: Element) -> list[list[str]]:
    rows = [[cell.text for cell in row.children] for row in table.within("TR")]
    return rows[1:]


def captioned(made: Made, number: int) -> list[list[str]]:
    """The table of the summary: 0 the states, 1 the ratings."""
    tables = [table for table in made.tagged.elements("Table") if table.within("Caption")]
    return body(tables[number])


def articles(made: Made) -> list[tuple]:
    items = [item for section in made.data.sections for item in section.items]
    return list(zip(items, made.tagged.elements("Art"), strict=True))


def test_each_item_shows_its_state_its_rating_and_its_outcome(made):
    for item, article in articles(made):
        judged = body_of(article)
        status = item.realised.status
        if item.dropped:
            assert day(item.dropped.day) in judged[0]
        else:
            assert judged[0].startswith(plain(words.status(status))), item.number
        assert plain(words.basis(item.realised)) in judged[0] or item.dropped
        if item.rating:
            assert judged[1].startswith(plain(words.rating(item.rating.value))), item.number
        else:
            assert not any(judged[1].startswith(plain(words.rating(value))) for value in words.RATINGS)
        if item.outcome:
            assert article.text.endswith(plain(words.outcome(item.outcome))), item.number
        if item.commitment != "firm":
            assert plain(words.commitment(item.commitment)) in article.text


def body_of(article: Element) -> list[str]:
    """What stands beside the three judgements of an item."""
    (table,) = article.within("Table")
    return [row.children[1].text for row in table.within("TR")]


def test_each_item_shows_its_milestones_with_state_and_day(made):
    for item, article in articles(made):
        entries = [entry.text for entry in article.within("LI")]
        for milestone in item.milestones:
            state = plain(words.milestone(milestone.state, milestone.done_on))
            shown = [entry for entry in entries if made.words(milestone.title) in entry]
            assert any(entry.endswith(state) for entry in shown), (item.number, milestone)


def figures(counts: Counts) -> list[str]:
    return [
        str(value) for value in (counts.counted, *(getattr(counts, name) for name in STATUSES), counts.late)
    ]


def test_the_tables_of_the_summary_hold_the_frozen_figures(made):
    everything = [*(section.counts for section in made.data.sections), made.data.counts]
    assert [row[1:] for row in captioned(made, 0)] == [figures(counts) for counts in everything]
    for counts, row in zip(everything, captioned(made, 1), strict=True):
        given = {entry.value: entry.count for entry in counts.ratings}
        assert row[1:-1] == [str(given[value]) for value in words.RATINGS]
        assert row[-1] == str(counts.counted - sum(given.values()))


def test_the_overview_of_each_area_lists_its_items(made):
    tables = [table for table in made.tagged.elements("Table") if table.within("Caption")][2:]
    for section, table in zip(made.data.sections, tables, strict=True):
        rows = body(table)
        assert [row[0] for row in rows] == [item.number for item in section.items]
        for item, row in zip(section.items, rows, strict=True):
            assert row[1].startswith(made.words(item.title))
            assert row[4] == (plain(words.rating(item.rating.value)) if item.rating else "–")


def test_the_comparison_holds_both_rounds_row_by_row(made):
    chapter = translation.gettext("Changes since the mid-term evaluation")
    rows = table_after(made, chapter)
    assert [row[0] for row in rows] == [row.number for row in made.data.comparison.items]
    for frozen, row in zip(made.data.comparison.items, rows, strict=True):
        for judged, status, rating in ((frozen.then, row[2], row[4]), (frozen.now, row[3], row[5])):
            if judged:
                assert status == plain(words.judged_status(judged.status)), frozen.number
                assert rating.startswith(plain(words.rating(judged.rating)) if judged.rating else "–")
                assert rating.endswith(plain(words.outcome(judged.outcome)) if judged.outcome else "")
        assert row[6] == plain(words.movement(frozen.movement))


def test_the_page_of_changes_holds_before_and_now_word_by_word(made):
    rows = table_after(made, translation.gettext("What has changed since the edition before"))
    changes = [(thing, change) for thing in made.data.edition_changes.things for change in thing.changes]
    assert len(rows) == len(changes)
    for (thing, change), row in zip(changes, rows, strict=True):
        assert row[0] == made.words(thing.where) + made.words(change.what)
        other = {"fi": "sv", "sv": "fi"}[made.language]
        pieces = getattr(change, made.language) or getattr(change, other)
        for cell, kind in ((row[1], "removed"), (row[2], "added")):
            words_of = plain("".join(piece.text for piece in pieces if piece.kind in ("same", kind)))
            assert cell.startswith(words_of or "–")


def test_the_linkage_tables_hold_items_figures_and_contribution(made):
    linkage = made.data.linkage
    served = [strategy.goals for strategy in linkage.strategies] + [linkage.statutory_tasks]
    tables = [table for table in made.tagged.elements("Table") if len(table.within("TR")[0].children) == 8]
    for goals, table in zip(served, tables, strict=True):
        for goal, row in zip(goals, body(table), strict=True):
            assert row[0].startswith(goal.number + made.words(goal.name))
            assert row[1:5] == [
                str(getattr(goal.counts, name)) for name in ("counted", "realised", "partly", "running")
            ]
            assert goal.items == () or row[6] == plain(words.numbers(goal.items))
            assert row[7] == (plain(words.rating(goal.contribution)) if goal.contribution else "–")


def test_the_annexes_hold_money_participants_and_items(made):
    projects = table_after(made, translation.gettext("Annex: projects"))
    for project, row in zip(made.data.projects, projects, strict=True):
        assert all(plain(words.funding(share)) in row[3] for share in project.funding)
        assert row[4] == (plain(words.numbers(project.items)) or "–")
    towns = table_after(made, translation.gettext("Annex: municipalities"))
    by_name = sorted(made.data.municipalities, key=lambda town: alphabet(made.words(town.name)))
    for town, row in zip(by_name, towns, strict=True):
        assert row[0].startswith(made.words(town.name))
        assert all(plain(words.held(held)) in row[3] for held in town.held)
    milestones = table_after(made, translation.gettext("Annex: milestones"))
    for milestone, row in zip(made.data.milestones, milestones, strict=True):
        assert row[2] == plain(words.milestone(milestone.state, milestone.done_on))
