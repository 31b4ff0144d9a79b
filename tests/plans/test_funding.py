"""Shares of funding: what is refused, what is warned of, and the sums."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from plans.models import FundingShare
from plans.selectors.funding import funding_of
from tests import factories
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(plan):
    return factories.ProjectFactory(slug="hanke")


@pytest.fixture
def payer(plan):
    return factories.OrganisationFactory(name_fi="Maksaja", name_sv="Betalare")


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def add(desk, project, payer):
    """Send the form of a new share."""
    at = f"/fi/desk/funding-shares/new/?parent={project.pk}"
    fields = fields_of(desk.get(at))
    return lambda **sent: desk.post(at, {**fields, "payer": str(payer.pk), **sent})


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"amount": "-0.01"}, "amount"),
        ({"amount": "99999999999"}, "amount"),
        ({"amount": "1.234"}, "amount"),
        ({"amount": "paljon"}, "amount"),
        ({"year": "13"}, "year"),
        ({"year": "20133"}, "year"),
        ({"year": "1989"}, "year"),
        ({"payer": ""}, "payer"),
        ({"kind": "borrowed"}, "kind"),
    ],
)
def test_what_is_impossible_is_refused_at_its_field(add, sent, field):
    answer = add(**{"amount": "100", "year": "2013", "kind": "granted", **sent})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not FundingShare.objects.exists()


@pytest.mark.parametrize("year", ["2013", ""])
def test_a_payer_has_one_share_of_a_kind_for_a_year(add, year):
    assert add(year=year, kind="granted", amount="100").status_code == 302
    assert add(year=year, kind="granted", amount="200").status_code == 422
    assert add(year=year, kind="used", amount="50").status_code == 302
    assert add(year="2014", kind="granted", amount="200").status_code == 302
    assert FundingShare.objects.count() == 3


def test_a_share_is_changed_without_meeting_itself(add, desk):
    add(year="2013", kind="granted", amount="100")
    page = f"/fi/desk/funding-shares/{FundingShare.objects.get().pk}/"
    assert desk.post(page, {**fields_of(desk.get(page)), "amount": "150"}).status_code == 302
    assert FundingShare.objects.get().amount == 150


@pytest.mark.parametrize("wrong", [{"amount": -1}, {"year": 13}, {"year": 2013}, {"year": None}])
def test_the_database_refuses_the_same(project, payer, wrong):
    project.funding_shares.create(payer=payer, year=2013, kind="used")
    project.funding_shares.create(payer=payer, year=None, kind="used")
    with pytest.raises(IntegrityError), transaction.atomic():
        project.funding_shares.create(payer=payer, kind="used", **{"year": 2014, **wrong})


@pytest.mark.parametrize(
    ("applied", "granted", "used", "warnings"),
    [
        (100, 80, 80, []),
        (100, 80, 81, ["used"]),
        (100, 101, 100, ["granted"]),
        (100, 101, 102, ["used", "granted"]),
        (None, 80, 90, ["used"]),
        (100, None, 120, []),
        (None, None, None, []),
    ],
)
def test_what_is_unusual_is_warned_of_and_not_refused(
    project, payer, desk, client_of, applied, granted, used, warnings
):
    for kind, amount in (("applied", applied), ("granted", granted), ("used", used)):
        project.funding_shares.create(payer=payer, year=2013, kind=kind, amount=amount)
    (line,) = funding_of(project).lines
    assert line.warnings == warnings
    for page in (f"/fi/desk/projects/{project.pk}/", "/fi/projects/hanke/"):
        shown = desk.get(page).content.decode()
        assert ('id="funding-warnings"' in shown) == bool(warnings)
        assert shown.count("Tarkista, että molemmat ovat oikein.") == len(warnings)
    assert 'id="funding-warnings"' not in client_of(None).get("/fi/projects/hanke/").content.decode()


@pytest.mark.parametrize(
    ("year", "warnings"), [(2011, []), (2010, ["time"]), (2016, []), (2099, ["time"]), (None, [])]
)
def test_a_year_far_from_the_projects_time_is_warned_of(project, payer, desk, year, warnings):
    project.time_edtf, project.time_role = "2012/2015", "during"
    project.set_days()
    project.save()
    project.funding_shares.create(payer=payer, year=year, kind="granted", amount=100)
    (line,) = funding_of(project).lines
    assert line.warnings == warnings
    shown = desk.get(f"/fi/desk/projects/{project.pk}/").content.decode()
    assert ("on hankkeen ajan ulkopuolella" in shown) == bool(warnings)


def test_more_used_than_granted_is_saved_from_the_desk(add):
    assert add(year="2013", kind="granted", amount="100").status_code == 302
    assert add(year="2013", kind="used", amount="120.50").status_code == 302


@pytest.fixture
def several(project, payer):
    other = factories.OrganisationFactory(name_fi="Toinen maksaja", name_sv="En annan")
    shares = [
        (payer, 2013, "granted", "1000.10"), (payer, 2013, "used", "900.05"), (other, 2013, "granted", "0.20"),
        (payer, 2014, "granted", "500"), (other, None, "granted", "7"), (other, 2014, "used", None),
    ]  # fmt: skip
    for payer_, year, kind, amount in shares:
        project.funding_shares.create(payer=payer_, year=year, kind=kind, amount=amount)
    return project


def test_shares_are_summed_by_year_and_altogether(several, django_assert_num_queries):
    with django_assert_num_queries(3):
        funding = funding_of(several)
    sums = {
        row.year: (row.amounts["granted"], row.amounts["used"], row.amounts["applied"])
        for row in funding.years
    }
    assert sums == {
        2013: (Decimal("1000.30"), Decimal("900.05"), None),
        2014: (Decimal("500"), None, None),
        None: (Decimal("7"), None, None),
    }
    assert (funding.total.amounts["granted"], funding.total.amounts["used"]) == (
        Decimal("1507.30"),
        Decimal("900.05"),
    )
    assert [(line.payer.name_fi, line.year) for line in funding.lines] == [
        ("Maksaja", 2013), ("Toinen maksaja", 2013), ("Maksaja", 2014), ("Toinen maksaja", 2014),
        ("Toinen maksaja", None),
    ]  # fmt: skip
    assert funding.kinds == ["granted", "used"]


def test_the_sums_stand_on_the_page_and_on_the_desk(several, desk, client_of):
    for html in (
        client_of(None).get("/fi/projects/hanke/").content.decode(),
        desk.get(f"/fi/desk/projects/{several.pk}/").content.decode(),
    ):
        foot = html.split("<tfoot>")[1].split("</tfoot>")[0]
        assert foot.count("<tr>") == 4
        assert "<strong>1\xa0507,30</strong>" in foot
        assert "900,05" in foot


def test_where_no_amount_is_told_there_is_no_sum(project, payer, client_of, django_assert_num_queries):
    project.funding_shares.create(payer=payer)
    with django_assert_num_queries(1):
        assert funding_of(project).sums == []
    html = client_of(None).get("/fi/projects/hanke/").content.decode()
    assert "Maksaja" in html
    assert "<tfoot>" not in html


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_share_in_the_list_of_the_desk_is_money_of_the_language(project, payer, desk, language):
    share = project.funding_shares.create(payer=payer, year=2013, kind="used", amount="1000.50")
    project.funding_shares.create(payer=payer, year=2014, kind="used", amount="20000")
    shown = desk.get(f"/{language}/desk/projects/{project.pk}/").content.decode()
    assert str(share.amount) not in shown
    assert "1\xa0000,50" in shown
    assert "2013" in shown
    assert "20000.00" not in shown
