"""What stands in one language alone, or is a draft, before an evaluation is issued."""

import pytest

from botnia_portal.core import texts
from evaluations.models import ItemAssessment
from evaluations.selectors.parity import parity
from evaluations.selectors.parity_numbers import numbers_apart
from evaluations.selectors.places import place_in
from plans.models import PlanItem
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fi", "sv"),
    [
        ("1.9.2013 mennessä", "senast den 1 september 2013"),
        ("syyskuussa 2013", "i september 2013"),
        ("vuosina 2013–2014", "åren 2013–2014"),
        ("1 200 000 €", "1\u00a0200\u00a0000 euro"),
        ("Ei lukuja", "Inga tal"),
        ("07.03.", "den 7 mars"),
        ("12,5 %", "12,5 procent"),
    ],
)
def test_the_same_numbers(fi, sv):
    assert numbers_apart(fi, sv) == ([], [])


@pytest.mark.parametrize(
    ("fi", "sv", "apart"),
    [
        ("15 kuntaa", "14 kommuner", (["15"], ["14"])),
        ("vuonna 2013", "åren 2013–2014", ([], ["2014"])),
        ("lokakuussa 2013", "i november 2013", (["10"], ["11"])),
        ("10 ja 9", "inga", (["9", "10"], [])),
    ],
)
def test_numbers_apart(fi, sv, apart):
    assert numbers_apart(fi, sv) == apart


@pytest.fixture
def written(evaluation):
    """Every text of the small plan stands in both languages and is confirmed."""
    for model_rows in (
        evaluation.plan.items.all(),
        evaluation.plan.sections.all(),
        evaluation.plan.milestones.all(),
    ):
        for row in model_rows:
            texts.record(
                row,
                texts.Place(
                    "plan:pieni", str(getattr(row, "section", row).number) if hasattr(row, "section") else ""
                ),
            )
    for state in texts.TextState.objects.exclude(target_fingerprint=""):
        texts.confirm(state, None)
    return evaluation


def names(findings) -> set[str]:
    return {finding.name for finding in findings}


def test_what_is_missing_or_stale_stops(written):
    item = written.plan.items.get(number="1.1")
    item.description_fi = "Vain suomeksi"
    item.title_fi = "Muuttunut otsikko"
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))
    found = {
        (finding.sort, finding.label, finding.language)
        for finding in parity(written).stops
        if "1.1" in finding.name
    }
    assert {sort for sort, _label, _language in found} == {"missing", "stale"}
    assert {language for _sort, _label, language in found} == {"sv"}


def test_drafts_are_counted_by_area_and_lead_to_their_text(written):
    texts.TextState.objects.filter(group="1").update(status="draft")
    result = parity(written)
    assert dict(result.drafts_by_area)["1"] == len(result.drafts)
    assert all(finding.address.startswith("/fi/translations/") for finding in result.drafts)
    assert result.wants_acceptance


def test_a_number_in_one_language_alone(written):
    item = written.plan.items.get(number="1.2")
    item.title_fi, item.title_sv = "Kysely 15 kunnalle", "Enkät till 14 kommuner"
    item.save()
    apart = [finding for finding in parity(written).numbers if finding.name.startswith("1.2")]
    assert [(finding.only_fi, finding.only_sv) for finding in apart] == [(("15",), ("14",))]


def test_items_without_a_rating(written):
    item = written.plan.items.get(number="1.1")
    row = ItemAssessment.objects.create(
        round=written, item=item, rating="well", reason_fi="Syy", reason_sv="Orsak"
    )
    texts.record(row, place_in(written, 1))
    unrated = parity(written).unrated
    assert names(unrated) == {str(other) for other in PlanItem.objects.exclude(pk=item.pk)}
    assert unrated[0].address.startswith("/fi/plans/pieni/evaluations/mid-term/items/")


def test_what_the_report_does_not_show_does_not_stop(written):
    item = written.plan.items.get(number="1.1")
    item.note_fi = "Vain koordinaattoreille"
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))
    assert not [finding for finding in parity(written).stops if finding.name.startswith("1.1")]


def test_a_constant_number_of_queries(written, django_assert_max_num_queries):
    section = written.plan.sections.get(number=1)
    for order in range(5, 40):
        factories.ItemFactory(plan=written.plan, section=section, order=order)
    with django_assert_max_num_queries(40):
        parity(written)
