"""Mid-term and end-of-term side by side: from the issued edition where there is one, each item moved by the rule."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from evaluations import report
from evaluations.models import EvaluationRound, ItemAssessment
from evaluations.publication import Judged, Publication
from evaluations.selectors.frozen import publication
from evaluations.selectors.frozen_comparison import movement
from evaluations.services.issuing import Issue, issue, withdraw
from plans.models import PlanItem
from plans.services.reporting import report_status
from tests.evaluations.sample import sample
from tests.evaluations.sample_corrected import complete

MOMENT = datetime(2015, 1, 10, 9, 0, tzinfo=UTC)
ACCEPTED = Issue(accepts=True)


def rate(evaluation, **ratings: str) -> None:
    """Rate items by number ("1_1"); the texts need no state here."""
    for number, rating in ratings.items():
        item = evaluation.plan.items.get(number=number.strip("n").replace("_", "."))
        ItemAssessment.objects.create(round=evaluation, item=item, rating=rating, outcome="continue")


@pytest.fixture
def mid_term_round(plan, sent) -> EvaluationRound:
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="adopted"
    )
    report_status(plan.items.get(number="1.1"), status="running", as_of=date(2013, 6, 1))
    rate(evaluation, n1_1="partly", n1_2="well")
    return evaluation


@pytest.fixture
def end_of_term(plan, mid_term_round) -> EvaluationRound:
    report_status(plan.items.get(number="1.1"), status="realised", as_of=date(2014, 6, 1))
    evaluation = EvaluationRound.objects.create(plan=plan, kind="end-of-term", cut_off=date(2014, 12, 31))
    rate(evaluation, n1_1="well", n1_2="mostly", n1_3="well")
    return evaluation


def compared(evaluation):
    return publication(evaluation, frozen_at=MOMENT).comparison


def row(comparison, number: str):
    return next(row for row in comparison.items if row.number == number)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ("not", "partly", "better"),
        ("well", "mostly", "worse"),
        ("mostly", "mostly", "same"),
        ("too_early", "too_early", "same"),
        ("too_early", "well", "open"),
        ("not", "too_early", "open"),
        (None, "well", "not_rated_then"),
        ("well", None, "not_rated_now"),
        (None, None, "not_rated_now"),
    ],
)
def test_the_rule(then, now, expected):
    assert movement(Judged("running", then), Judged("running", now)) == expected


def test_an_item_that_one_round_did_not_have():
    assert movement(None, Judged("running", "well")) == "not_rated_then"
    assert movement(Judged("running", "well"), None) == "not_rated_now"


def test_what_was_issued_is_compared_and_stays_what_was_issued(end_of_term, mid_term_round, coordinator):
    edition = issue(mid_term_round, ACCEPTED, coordinator)
    ItemAssessment.objects.filter(round=mid_term_round).update(rating="not")
    PlanItem.objects.update(title_fi="Muuttunut")
    comparison = compared(end_of_term)
    assert (comparison.edition, comparison.checksum) == (1, edition.sha256)
    assert (comparison.better, comparison.worse, comparison.not_rated_then) == (1, 1, 1)
    first = row(comparison, "1.1")
    assert first.then == Judged("running", "partly", "continue")
    assert first.now == Judged("realised", "well", "continue")
    assert len(comparison.items) == 4


def test_without_an_edition_the_live_ratings_are_compared_and_the_report_says_so(end_of_term):
    data = publication(end_of_term, frozen_at=MOMENT)
    assert (data.comparison.edition, data.comparison.checksum) == (None, "")
    assert row(data.comparison, "1.1").then == Judged("running", "partly", "continue")
    assert data.comparison.cut_off == date(2013, 12, 31)
    html = report.html(data, "fi")
    assert 'class="notice"' in html.split('id="comparison"')[1].split("</section>")[0]


def test_a_correction_of_the_earlier_round_is_what_is_compared(end_of_term, mid_term_round, coordinator):
    issue(mid_term_round, ACCEPTED, coordinator)
    ItemAssessment.objects.filter(round=mid_term_round).update(rating="well")
    issue(mid_term_round, replace(ACCEPTED, changes={"fi": "Korjattu", "sv": "Rättad"}), coordinator)
    assert (compared(end_of_term).edition, compared(end_of_term).same) == (2, 1)


def test_ratings_that_are_not_public_do_not_come_back(end_of_term, mid_term_round, coordinator):
    edition = issue(mid_term_round, ACCEPTED, coordinator)
    withdraw(edition, {"fi": "Syy", "sv": "Orsak"}, coordinator)
    assert compared(end_of_term) is None


def test_a_mid_term_evaluation_has_none(mid_term_round):
    assert compared(mid_term_round) is None
    assert 'id="comparison"' not in report.html(sample(), "sv")


def test_a_mid_term_round_that_was_never_rated_is_no_comparison(plan):
    EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    later = EvaluationRound.objects.create(plan=plan, kind="end-of-term", cut_off=date(2014, 12, 31))
    assert compared(later) is None


def test_the_number_of_queries_stays_within_bounds(end_of_term, django_assert_max_num_queries):
    compared(end_of_term)
    with django_assert_max_num_queries(40):
        compared(end_of_term)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_row_of_the_table_is_that_of_the_frozen_data(language):
    data = complete()
    table = report.html(data, language).split('id="comparison"')[1].split("</table>")[0]
    rows = table.split("<tr>")[2:]
    assert [row.split("</td>")[0].rpartition("<td>")[2] for row in rows] == [
        entry.number for entry in data.comparison.items
    ]
    assert getattr(data.comparison.items[-1].title, language) in rows[-1]
    assert (data.comparison.better, data.comparison.worse, data.comparison.open) == (1, 2, 1)
    assert table.count("<strong>") == 3


def test_it_goes_through_json_whole():
    assert Publication.from_json(complete().to_json()) == complete()
