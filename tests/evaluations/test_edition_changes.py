"""A correction says what it says otherwise than the edition before: each field has a name, nothing is told twice."""

from dataclasses import fields, replace
from datetime import date

import pytest

from evaluations import report
from evaluations.change_rules import FOLLOWING, NESTED, RULES
from evaluations.edition_changes import edition_changes
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.publication import Piece, Publication, Text
from evaluations.services.issuing import Issue, issue, withdraw
from plans.models import PlanItem
from tests.evaluations.sample import sample
from tests.evaluations.sample_corrected import before, complete
from tests.evaluations.test_report_complete import _kinds

LISTED = {
    "Publication": {"plan", "round", "edition", "whole", "counts", "linkage", "comparison", "plan_changes"}
    | {"sections", "networks", "projects", "milestones", "municipalities", "indicators"},
    "Section": {"number", "items"},
    "Item": {"number"},
    "Goal": {"number"},
    "StatutoryTask": {"number"},
    "Strategy": {"goals"},
    "Linkage": {"strategies", "statutory_tasks"},
    "Network": {"name"},
    "Project": {"name"},
    "Milestone": {"title"},
    "Municipality": {"name"},
    "Indicator": {"name"},
    "ComparedItem": {"number"},
    "Comparison": {"items"},
}
"""What `edition_changes` walks through, or matches rows by."""
SAID_WHOLE = {
    "Text", "Decision", "RatingCount", "ItemMilestone", "Funding", "Judged",
    "Piece", "Change", "Changed", "EditionChanges", "PlanDecision", "GoneItem", "Held", "IndicatorValue",
}  # fmt: skip
"""What is said as a value of the field that holds it, or is the answer itself."""


def test_each_field_of_the_publication_is_compared_or_follows_from_others():
    for kind in _kinds(Publication):
        if kind.__name__ in SAID_WHOLE:
            continue
        told = set(RULES.get(kind, {})) | set(NESTED.get(kind, {})) | FOLLOWING.get(kind, set())
        told |= LISTED.get(kind.__name__, set())
        assert {entry.name for entry in fields(kind)} == told, kind.__name__


def told(changes) -> dict[tuple[str, str], tuple[str, str]]:
    """What the Finnish report shows, before and now, by place and label."""
    return {
        (thing.where.fi, change.what.fi): tuple(
            "".join(piece.text for piece in change.fi if piece.kind in ("same", kind))
            for kind in ("removed", "added")
        )
        for thing in changes.things
        for change in thing.changes
    }


def test_nothing_has_changed_between_a_publication_and_itself():
    changes = edition_changes(complete(), complete())
    assert (changes.things, changes.only_marks) == ((), 0)


def test_ratings_texts_rows_and_numbers_are_told():
    now = complete()
    changes = edition_changes(before(now), now)
    shown = told(changes)
    by_place = {place: values for (place, _label), values in shown.items()}
    title = "1.2 Hyvinvointibarometri"
    assert ("Hyvin", "Pääosin") in [values for (place, _label), values in shown.items() if place == title]
    old, new = by_place["1.1 Maakunnallisten kehittäjäryhmien työsuunnitelmat"]
    assert old.startswith("Työsuunnitelmat valmistuivat syyskuussa 2013.")
    assert new.startswith("Työsuunnitelmat valmistuivat lokakuussa 2013.")
    assert (changes.number, changes.checksum, changes.only_marks) == (1, before(now).checksum(), 1)
    network, milestone = now.networks[0].name.fi, before(now).milestones[-1].title.fi
    assert sum(place.endswith((network, milestone)) for place in by_place) == 2
    well = [
        next(row.count for row in data.counts.ratings if row.value == "well") for data in (before(now), now)
    ]
    assert well[0] == well[1] + 1
    assert any(f"Hyvin {well[0]}" in old and f"Hyvin {well[1]}" in new for old, new in shown.values())


def test_only_the_words_that_changed_are_marked_in_each_language():
    changes = edition_changes(before(complete()), complete())
    (text,) = [
        change for thing in changes.things if thing.where.fi.startswith("1.1 ") for change in thing.changes
    ]
    assert [piece for piece in text.fi if piece.kind != "same"] == [
        Piece("removed", "syyskuussa"), Piece("added", "lokakuussa"),
    ]  # fmt: skip
    assert [piece.text for piece in text.sv if piece.kind != "same"] == ["september", "oktober"]


def test_a_language_that_alone_has_changed_is_shown_in_both_reports():
    data = complete()
    finnish, swedish = (report.html(data, language) for language in ("fi", "sv"))
    assert '<span lang="sv"><del>' in finnish or '<span lang="sv">Organisationernas' in finnish
    page = swedish.split('id="edition-changes"')[1].split("</table>")[0]
    assert "<del>dag</del>" in page or "<del>Organisationernas dag</del>" in page
    assert 'lang="fi"' not in page


def test_what_the_version_of_the_edition_before_could_not_hold_is_no_change():
    now = replace(complete(), edition_changes=None)
    earlier = replace(now, version=1, comparison=None)
    assert edition_changes(earlier, now).things == ()
    (comparison,) = edition_changes(replace(now, comparison=None), now).things
    assert len(comparison.changes) == 4, "told as a whole, not row by row"


def test_an_edition_that_is_not_open_is_not_repeated():
    data = replace(complete(), edition_changes=edition_changes(before(complete()), complete(), withheld=True))
    assert data.edition_changes.things == ()
    html = report.html(data, "fi")
    page = html.split('id="edition-changes"')[1].split("</section>")[0]
    assert "syyskuussa" not in page
    assert 'class="notice"' in page
    assert data.edition.changes.fi in page


def test_first_editions_and_drafts_have_no_such_page():
    for data in (sample(), sample(draft=True)):
        assert data.edition_changes is None
        assert 'id="edition-changes"' not in report.html(data, "sv")


# --- Issued -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def issued(plan, coordinator, sent) -> EvaluationRound:
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="adopted"
    )
    for item in plan.items.all():
        ItemAssessment.objects.create(round=evaluation, item=item, rating="well")
    issue(evaluation, Issue(accepts=True), coordinator)
    return evaluation


CORRECTION = Issue(accepts=True, changes={"fi": "Korjattu", "sv": "Rättad"})


def test_the_changes_are_frozen_with_the_correction(issued, coordinator):
    ItemAssessment.objects.filter(item__number="1.1").update(rating="partly")
    PlanItem.objects.filter(number="1.2").update(title_fi="Uusi otsikko")
    second = issue(issued, CORRECTION, coordinator)
    first = issued.editions.get(number=1)
    changes = Publication.from_data(second.publication).edition_changes
    assert (changes.number, changes.checksum) == (1, first.sha256)
    assert ("Hyvin", "Osittain") in told(changes).values()
    assert ("Toimenpide 1.2", "Uusi otsikko") in told(changes).values()
    ItemAssessment.objects.update(rating="not")
    second.refresh_from_db()
    assert Publication.from_data(second.publication).edition_changes == changes
    assert Publication.from_data(first.publication).edition_changes is None


def test_after_a_withdrawal_nothing_of_what_was_withdrawn_comes_back(issued, coordinator):
    item = PlanItem.objects.get(number="1.2")
    withdraw(issued.editions.get(number=1), {"fi": "Henkilötieto", "sv": "Personuppgift"}, coordinator)
    old, item.title_fi = item.title_fi, "Puhdas otsikko"
    item.save()
    second = issue(issued, CORRECTION, coordinator)
    data = Publication.from_data(second.publication)
    assert data.edition_changes.withheld
    assert old.encode() not in data.to_json()


def test_a_text_that_was_not_there_is_wholly_new():
    now = complete()
    earlier = replace(now, whole=replace(now.whole, conclusions=None))
    now = replace(now, whole=replace(now.whole, conclusions=Text("Uutta.", "Nytt.")))
    (thing,) = edition_changes(earlier, now).things
    assert thing.changes[0].fi == (Piece("added", "Uutta."),)
