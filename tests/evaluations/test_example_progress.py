"""Loading the example data: what it leaves alone, what it refuses, and that it is done once."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from evaluations.services.example import ExampleError, ExampleReport, load_example_progress
from networks.models import Person
from plans.models import StatusUpdate
from plans.services.reporting import report_status

TERM_TEXTS = ("title_fi", "title_sv", "description_fi", "description_sv", "time_words_fi", "condition_fi")


def texts_of(plan) -> list:
    return list(plan.items.order_by("pk").values_list("number", *TERM_TEXTS))


def test_the_plan_and_the_people_in_it_stay_as_they_are(real_plan):
    before, people = texts_of(real_plan), Person.objects.count()
    load_example_progress(real_plan)
    assert texts_of(real_plan) == before
    assert Person.objects.count() == people


def test_a_second_run_changes_nothing_whatever_was_edited(real_plan):
    load_example_progress(real_plan)
    real_plan.milestones.filter(source_key="M05").update(done_on=None)
    real_plan.refresh_from_db()
    revision, updates = real_plan.revision, StatusUpdate.objects.count()
    assert load_example_progress(real_plan) == ExampleReport()
    real_plan.refresh_from_db()
    assert (real_plan.revision, StatusUpdate.objects.count()) == (revision, updates)
    assert real_plan.milestones.get(source_key="M05").done_on is None


def test_it_is_never_mixed_with_real_reports(real_plan):
    report_status(real_plan.items.first(), status="running", as_of=date(2013, 3, 1))
    with pytest.raises(ExampleError, match="real reports"):
        load_example_progress(real_plan)
    real_plan.refresh_from_db()
    assert not real_plan.has_example_data
    assert not real_plan.rounds.exists()


def test_another_plan_is_refused(plan):
    with pytest.raises(ExampleError, match="belong to the plan pohjanmaa-2013-2014"):
        load_example_progress(plan)


def test_the_command_says_what_it_did(real_plan, capsys):
    call_command("load_example_progress")
    call_command("load_example_progress")
    first, second = capsys.readouterr().out.splitlines()
    assert first == (
        "Example data: 129 status updates, 17 milestones reached, 41 ratings, and an open mid-term round."
    )
    assert second == "Nothing changed."


def test_the_command_asks_for_the_plan_first(db):
    with pytest.raises(CommandError, match="Load it first"):
        call_command("load_example_progress")
