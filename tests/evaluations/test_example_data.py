"""What the example data show at mid-term. Nothing here writes, so they are loaded once for all of it."""

from collections import Counter
from datetime import date

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import F

from botnia_portal.core.models import TextState
from evaluations.choices import Outcome, Rating
from evaluations.models import AreaAssessment, EvaluationRound, GroupPosition, ItemAssessment
from evaluations.services.example import load_example_progress
from networks.models import Meeting
from plans.choices import Status
from plans.models import ActionPlan, PlanItem, StatusUpdate
from plans.querysets import NO_REPORT
from plans.selectors.progress import Progress, progress_of_plan
from plans.services.load import load_file

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The 2013–2014 plan with its example data, in a transaction around all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_file(settings.BASE_DIR / "plans/data/pohjanmaa-2013-2014.yaml")
        plan = ActionPlan.objects.get(slug="pohjanmaa-2013-2014")
        load_example_progress(plan)
        yield plan
        transaction.set_rollback(True)


def totals(plan, day) -> Progress:
    return sum(progress_of_plan(plan, day).values(), Progress())


def test_mid_term_shows_every_state(told, mid_term):
    found = totals(told, mid_term)
    assert (found.counted, found.realised, found.partly, found.running) == (68, 22, 9, 21)
    assert (found.not_started, found.not_realised, found.no_report) == (9, 1, 6)
    assert (found.late, found.dropped) == (3, 1)


def test_the_year_goes_on(told):
    days = (date(2013, 1, 1), date(2013, 6, 30), date(2013, 9, 30), date(2013, 12, 31))
    realised = [totals(told, day).realised for day in days]
    assert realised[0] == 0
    assert realised == sorted(set(realised))


def test_some_states_are_told_by_milestones_alone(told, mid_term):
    rows = PlanItem.objects.with_state(mid_term).filter(told=False).exclude(state=NO_REPORT)
    assert Counter(rows.values_list("state", flat=True)) == {"realised": 4, "running": 1}


def test_a_commitment_is_dropped_with_its_reason_in_both_languages(told, mid_term):
    item = told.items.with_state(mid_term).get(state=Status.DROPPED)
    assert (item.source_key, item.commitment) == ("T55", "firm")
    reason = item.status_updates.first()
    assert reason.narrative_fi
    assert reason.narrative_sv
    assert item.assessments.get().outcome == Outcome.DROP


def test_every_status_rating_and_outcome_is_used(told):
    assert set(StatusUpdate.objects.values_list("status", flat=True)) == set(Status.values)
    assert set(ItemAssessment.objects.values_list("rating", flat=True)) == set(Rating.values)
    assert set(ItemAssessment.objects.values_list("outcome", flat=True)) - {""} == set(Outcome.values)


def test_everything_is_marked_as_example(told):
    assert told.has_example_data
    assert told.published_day == date(2013, 12, 31)
    assert not StatusUpdate.objects.filter(is_example=False).exists()
    assert not told.milestones.filter(done_on__isnull=False, is_example=False).exists()
    assert not Meeting.objects.filter(is_example=False).exists()
    assert not EvaluationRound.objects.filter(is_example=False).exists()


def test_some_reports_were_told_later(told):
    later = StatusUpdate.objects.filter(recorded_at__date__gt=F("as_of"))
    assert later.count() == 5
    assert not StatusUpdate.objects.filter(recorded_at__date__lt=F("as_of")).exists()


def test_nothing_is_told_of_what_was_not_yet(told):
    assert not StatusUpdate.objects.filter(as_of__gt=date(2013, 12, 31)).exists()
    assert not told.milestones.filter(done_on__gt=date(2013, 12, 31)).exists()


def test_two_milestones_of_2013_are_left_open(told):
    open_ones = told.milestones.counting().filter(time_late_from__lte=date(2014, 1, 1), done_on__isnull=True)
    assert set(open_ones.values_list("source_key", flat=True)) == {"M08", "M12"}


def test_every_state_of_a_text_is_there_in_the_plan_and_in_the_round(told):
    for scope in (f"plan:{told.slug}", f"round:{told.slug}/mid-term"):
        states = Counter(
            TextState.objects.filter(scope=scope).with_state().values_list("text_state", flat=True)
        )
        assert states["missing"] > 0
        assert states["draft"] > 0
        assert states["confirmed"] > 0
        assert states["stale"] > 0
    stale = [row for row in TextState.objects.with_state() if row.text_state == "stale"]
    keys = [getattr(row.target, "item", row.target).source_key for row in stale]
    assert sorted(keys) == ["T15", "T38", "T58"]
    assert all(row.answered_source for row in stale), "what has changed in the source is shown word by word"


def test_about_sixty_per_cent_of_the_items_swedish_is_confirmed(told):
    rows = TextState.objects.filter(content_type__model="planitem", language="sv").with_state()
    states = Counter(rows.values_list("text_state", flat=True))
    assert 0.55 < states["confirmed"] / rows.count() < 0.65


def test_some_were_written_in_swedish_first(told):
    rows = TextState.objects.filter(content_type__model="statusupdate", source_language="sv").with_state()
    assert set(rows.values_list("text_state", flat=True)) == {"missing", "draft", "confirmed"}


def test_the_round_is_open_and_half_written(told):
    evaluation = told.rounds.get(kind="mid-term")
    assert evaluation.state == "open"
    assert (evaluation.cut_off, evaluation.opens, evaluation.closes) == (
        date(2013, 12, 31),
        date(2013, 12, 2),
        date(2014, 1, 31),
    )
    assert evaluation.instructions_fi
    assert evaluation.instructions_sv
    ratings = evaluation.item_assessments
    assert ratings.count() == 41
    assert ratings.filter(text_fi__gt="", reason_fi__gt="").count() == 41
    assert ratings.exclude(text_sv__gt="").count() == 6
    assert AreaAssessment.objects.filter(round=evaluation, summary_sv__gt="").count() == 3
    assert GroupPosition.objects.filter(round=evaluation, text_sv__gt="").count() == 2


def test_the_meeting_has_an_agenda_in_both_languages_and_names_nobody(told):
    meeting = told.steering_group.meetings.get(day=date(2014, 1, 23))
    points = list(meeting.points.all())
    assert len(points) > 1
    assert all(point.title_fi and point.title_sv for point in points)
    assert not meeting.present.exists()
