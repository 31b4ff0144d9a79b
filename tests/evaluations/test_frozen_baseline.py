"""The plan as adopted and what has changed since: from the copy of the adoption, or honestly without one."""

from datetime import UTC, date, datetime

import pytest

from evaluations import report
from evaluations.selectors.frozen import publication
from networks.models import Meeting
from plans.models import Baseline, PlanItem
from plans.services.adoption import take_baseline
from tests.evaluations.sample import sample
from tests.evaluations.sample_corrected import complete
from tests.factories import ItemFactory

MOMENT = datetime(2014, 1, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def adopted(evaluation):
    """A round of the small plan, which was adopted and copied on the first day of its term."""
    plan = evaluation.plan
    plan.status = "adopted"
    plan.save()
    meeting = Meeting.objects.create(network=plan.steering_group, day=date(2012, 12, 13))
    decision = plan.decisions.create(meeting=meeting, kind="adopted", section_mark="§ 6")
    take_baseline(plan, date(2013, 1, 1), decision)
    return evaluation


def frozen(evaluation):
    return publication(evaluation, frozen_at=MOMENT)


def change_item(number: str, **values) -> PlanItem:
    item = PlanItem.objects.get(number=number)
    for name, value in values.items():
        setattr(item, name, value)
    item.save()
    return item


def test_nothing_has_changed_in_a_plan_that_is_as_it_was_adopted(adopted):
    changes = frozen(adopted).plan_changes
    assert (changes.baseline, changes.adopted_items) == (date(2013, 1, 1), 4)
    assert (changes.added, changes.changed, changes.gone) == ((), (), ())
    (decision,) = changes.decisions
    assert (decision.kind, decision.day, decision.section) == ("adopted", date(2012, 12, 13), "§ 6")


def test_texts_times_and_firmness_that_have_changed_are_told_with_their_words(adopted):
    change_item("1.1", description_fi="Uusi kuvaus", time_edtf="2014-03", time_words_fi="maaliskuussa 2014")
    change_item("1.2", commitment="intention")
    first, second = frozen(adopted).plan_changes.changed
    assert (first.where.fi.split()[0], second.where.fi.split()[0]) == ("1.1", "1.2")
    said = ["".join(piece.text for piece in change.fi if piece.kind != "removed") for change in first.changes]
    assert said == ["Uusi kuvaus", "maaliskuussa 2014"]
    assert [piece.text for piece in second.changes[0].fi] == ["Sitoumus", "Aikomus"]
    assert [piece.text for piece in second.changes[0].sv] == ["Åtagande", "Avsikt"]


def test_a_change_of_white_space_is_none(adopted):
    item = PlanItem.objects.get(number="1.1")
    change_item("1.1", title_fi=f" {item.title_fi} ")
    assert frozen(adopted).plan_changes.changed == ()


def test_what_was_added_and_dropped_stands_with_its_reason(adopted):
    section = adopted.plan.sections.get(number=1)
    ItemFactory(
        plan=adopted.plan, section=section, order=4, added_on=date(2013, 4, 1), added_reason_fi="Rahoitus"
    )
    change_item("1.2", dropped_on=date(2013, 9, 1), dropped_reason_fi="Peruttu", dropped_reason_sv="Inställd")
    data = frozen(adopted)
    assert data.plan_changes.added == ("1.4",)
    added = data.sections[1].items[3]
    assert (added.added_on, added.added_reason.fi) == (date(2013, 4, 1), "Rahoitus")
    chapter = report.html(data, "fi").split('id="plan-changes"')[1].split("</section>")[0]
    assert all(words in chapter for words in ("1.4.2013", "Rahoitus", "1.9.2013", "Peruttu"))
    assert "Inställd" in report.html(data, "sv").split('id="plan-changes"')[1].split("</section>")[0]


def test_the_reason_of_a_later_dropping_is_none_of_the_addition(adopted):
    change_item("1.2", added_on=date(2013, 4, 1), added_reason_fi="Rahoitus")
    change_item("1.2", dropped_on=date(2014, 5, 1), dropped_reason_fi="Peruttu")
    item = frozen(adopted).sections[1].items[1]
    assert (item.dropped, item.added_reason.fi) == (None, "Rahoitus")


def test_an_item_that_left_without_a_reason_is_named(adopted):
    PlanItem.objects.filter(number="1.3").delete()
    (gone,) = frozen(adopted).plan_changes.gone
    assert (gone.number, gone.title.fi) == ("1.3", "Toimenpide 1.3")


def test_without_a_copy_the_chapter_says_that_texts_cannot_be_compared(adopted):
    Baseline.objects.all().delete()
    change_item("1.1", title_fi="Toinen otsikko", added_on=date(2013, 4, 1))
    changes = frozen(adopted).plan_changes
    assert (changes.baseline, changes.added, changes.changed) == (None, ("1.1",), ())
    chapter = report.html(frozen(adopted), "sv").split('id="plan-changes"')[1].split("</section>")[0]
    assert 'class="notice"' in chapter


def test_a_copy_of_after_the_cut_off_day_is_none_of_the_adoption(adopted):
    Baseline.objects.update(taken_on=date(2014, 2, 1))
    assert frozen(adopted).plan_changes.baseline is None


def test_decisions_on_evaluations_are_none_on_the_plan(adopted):
    meeting = Meeting.objects.create(network=adopted.plan.steering_group, day=date(2013, 12, 20))
    adopted.decisions.create(plan=adopted.plan, meeting=meeting, kind="adopted")
    assert len(frozen(adopted).plan_changes.decisions) == 1


def test_a_draft_plan_has_no_such_chapter(evaluation):
    evaluation.plan.status = "draft"
    assert frozen(evaluation).plan_changes is None
    assert 'id="plan-changes"' not in report.html(sample(), "fi")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_chapter_shows_what_is_frozen(language):
    data = complete()
    chapter = report.html(data, language).split('id="plan-changes"')[1].split("</section>")[0]
    shown = data.plan_changes
    assert getattr(shown.gone[0].title, language) in chapter
    assert all(piece.text.strip() in chapter for piece in getattr(shown.changed[0].changes[0], language))
    assert chapter.count("<table") == 3


def test_the_real_plan_is_as_it_was_adopted(real_plan):
    evaluation = real_plan.rounds.create(kind="mid-term", cut_off=date(2013, 12, 31))
    changes = frozen(evaluation).plan_changes
    assert (changes.adopted_items, changes.added, changes.changed, changes.gone) == (83, (), (), ())
