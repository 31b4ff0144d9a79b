"""The sample as the correction of an end-of-term evaluation, with the edition and the round that came before it."""

from dataclasses import replace
from datetime import date

from evaluations.edition_changes import edition_changes, text_change
from evaluations.publication import Changed, GoneItem, Item, Milestone, PlanChanges, PlanDecision, Publication
from evaluations.selectors.frozen_comparison import with_issued
from tests.evaluations.sample import WORDS, counts_of, rated, sample, t


def complete() -> Publication:
    """The sample as the corrected end-of-term evaluation: with all that only such a one has."""
    data = sample()
    data = replace(
        data,
        round=replace(data.round, kind="end-of-term", title=t(*WORDS["end_of_term"])),
        edition=replace(data.edition, number=2, changes=t(*WORDS["edition_changes"])),
        comparison=with_issued(_earlier(), _items(data)),
        sections=tuple(replace(section, items=_with_reasons(section.items)) for section in data.sections),
        plan_changes=_plan_changes(data),
    )
    return replace(data, edition_changes=edition_changes(before(data), data))


def _with_reasons(items: tuple[Item, ...]) -> tuple[Item, ...]:
    reason = t(*WORDS["added_reason"])
    return tuple(replace(item, added_reason=reason) if item.added_on else item for item in items)


def _plan_changes(data: Publication) -> PlanChanges:
    adopted = PlanDecision(
        "adopted", t("Rantamaan ohjausryhmä", "Styrgruppen för Strandlandet"), date(2012, 12, 13), "6"
    )
    title = next(item.title for item in _items(data) if item.number == "1.2")
    change = text_change("Otsikko", t(*WORDS["first_title"]), title)
    return PlanChanges(
        decisions=(adopted, replace(adopted, kind="revised", day=date(2013, 6, 13))),
        baseline=date(2013, 1, 1),
        adopted_items=21,
        added=("2.3",),
        changed=(Changed(t(f"1.2 {title.fi}", f"1.2 {title.sv}"), (change,)),),
        gone=(GoneItem("3.5", t(*WORDS["gone"])),),
    )


def _items(data: Publication) -> list[Item]:
    return [item for section in data.sections for item in section.items]


def before(data: Publication) -> Publication:
    """The first edition: 1.2 rated better, another word in 1.1, other Swedish in 3.1, a draft in 2.1, one network
    less and one milestone more."""
    changed = {
        "1.2": {"rating": rated("well")},
        "1.1": {"assessment": t(*WORDS["first_assessment"])},
        "3.1": {"title": t(WORDS["items"]["3.1"][0][0], WORDS["first_swedish"])},
        "2.1": {"assessment": t(*WORDS["items"]["2.1"][5], "confirmed", "draft")},
    }
    sections = tuple(
        replace(
            section,
            items=tuple(replace(item, **changed.get(item.number, {})) for item in section.items),
        )
        for section in data.sections
    )
    sections = tuple(replace(section, counts=counts_of(list(section.items))) for section in sections)
    return replace(
        data,
        edition=replace(data.edition, number=1, changes=None),
        counts=counts_of([item for section in sections for item in section.items]),
        sections=sections,
        networks=data.networks[1:],
        milestones=(*data.milestones, Milestone(t(*WORDS["gone"]), None, "undated", None, ())),
    )


THEN = {"1.2": "well", "1.3": "not", "1.5": "too_early", "1.7": "partly", "2.1": "mostly", "2.4": ""}
"""Ratings of the earlier round where they are not those of the sample."""


def _earlier() -> Publication:
    """The mid-term evaluation: some items rated otherwise, no 2.3 yet, and 3.5, which has left the plan since."""
    data = sample()
    *first, last = data.sections
    gone = replace(
        last.items[0], number="3.5", title=t(*WORDS["gone"]), outcome="continue", rating=rated("partly")
    )
    sections = [*first, replace(last, items=(*last.items, gone))]
    return replace(data, sections=tuple(replace(section, items=_then(section.items)) for section in sections))


def _then(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        replace(item, rating=rated(THEN[item.number]) if THEN[item.number] else None)
        if item.number in THEN
        else item
        for item in items
        if item.number != "2.3"
    )
