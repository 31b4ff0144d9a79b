"""How the API is asked: filters as in the table, parts of lists, ETags, tokens, languages, other sites."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from botnia_portal.api import rates
from networks.keys import revoke_key
from networks.models import AccessKey, Meeting, Membership, Person
from plans.models import ActionPlan, PlanItem
from plans.services.reporting import report_status
from tests import factories
from tests.api.conftest import PLAN

pytestmark = pytest.mark.django_db
REAL = "plans/pohjanmaa-2013-2014/items"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": "hyvinvointi"},
        {"area": "1"},
        {"status": "no_report"},
        {"late": "on"},
        {"late": "true", "area": "2"},
        {"late": "1"},
        {"commitment": "intention"},
        {"org": "sonet-botnia"},
        {"network": "tietotuotannon-ylimaakunnallinen-kehittajaryhma"},
        {"theme": "tyosuunnitelmat"},
        {"undated": "on", "commitment": "firm"},
        {"q": "", "area": "", "status": "", "commitment": "need"},
    ],
)
def test_a_filter_finds_what_the_table_shows(ask, client_of, real_plan, query):
    real_plan.published_day = date(2013, 12, 31)
    real_plan.save()
    shown, pages = [], 1
    while pages:
        table = client_of(None).get(f"/fi/{REAL}/", {**query, "page": pages}).context["table"]
        shown += [row.item.number for row in table.rows]
        pages = table.page.has_next() and pages + 1
    listed = ask(f"/api/v1/{REAL}", limit=200, **query)
    assert [row["number"] for row in listed["results"]] == shown
    assert shown, "a filter that finds nothing shows nothing"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"status": "valmis"}, "status"),
        ({"area": "77"}, "area"),
        ({"org": "ei-ole"}, "org"),
        ({"late": "ehka"}, "late"),
        ({"laet": "on"}, "laet"),
        ({"as_of": "31.12.2013"}, "as_of"),
        ({"as_of": "2013-13-01"}, "as_of"),
        ({"as_of": ""}, "as_of"),
        ({"late": ""}, "late"),
        ({"limit": ""}, "limit"),
        ({"limit": "201"}, "limit"),
        ({"limit": "0"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"offset": "٣"}, "offset"),
        ({"area": ["0", "1"]}, "area"),
    ],
)
def test_what_is_not_understood_is_refused(ask, token_of, plan, coordinator, query, parameter):
    answer = ask(f"{PLAN}/items", 422, headers=token_of(coordinator), **query)
    assert [fault["parameter"] for fault in answer["errors"]] == [parameter]
    assert answer["errors"][0]["message"]


def test_status_is_no_filter_where_none_is_published(ask, plan):
    (fault,) = ask(f"{PLAN}/items", 422, status="realised")["errors"]
    assert fault["message"] == "Tilannetta ei ole julkaistu, joten sen mukaan ei voi suodattaa."


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("", "Parametri ei ole kunnossa."),
        ("sv", "En parameter är felaktig."),
        ("en, sv;q=0.5, fi;q=0.1", "En parameter är felaktig."),
        ("en", "Parametri ei ole kunnossa."),
        ("sv-FI", "En parameter är felaktig."),
    ],
)
def test_messages_are_in_the_language_of_the_header(ask, plan, accepted, title):
    headers = {"accept-language": accepted}
    assert ask(f"{PLAN}/items", 422, headers=headers, limit="x")["title"] == title


def test_a_list_is_read_part_by_part(ask, plan):
    path, numbers = f"{PLAN}/items?limit=3", []
    while path:
        part = ask(path)
        assert (part["total"], part["limit"]) == (4, 3)
        numbers += [row["number"] for row in part["results"]]
        path = part["next"]
    assert numbers == ["0.1", "1.1", "1.2", "1.3"]
    assert ask(part["previous"])["offset"] == 0
    assert ask(f"{PLAN}/items", offset=99)["results"] == []


@pytest.mark.parametrize("member", ["coordinator", "steering_member", "group_contact", "outsider"])
def test_plans_cost_the_same_queries_whatever_their_number(plan, client_of, request, member):
    def fill(number):
        for _number in range(number):
            before = ActionPlan.objects.latest("pk")
            other = factories.PlanFactory(owner=plan.owner, predecessor=before)
            factories.SectionFactory(plan=other, number=1)
            meeting = Meeting.objects.create(network=other.steering_group, day=date(2013, 1, 24))
            decision = other.decisions.create(kind="adopted", meeting=meeting, text_fi="Hyväksytty")
            other.baselines.create(decision=decision, taken_on=meeting.day, data={})

    client = client_of(request.getfixturevalue(member))
    fill(2)
    few = queries(client, "/api/v1/plans")
    fill(10)
    assert queries(client, "/api/v1/plans") == few <= 13


@pytest.mark.parametrize("path", ["items", "milestones"])
def test_it_costs_the_same_queries_whatever_the_number(plan, group, coordinator, client_of, path):
    def fill(n):
        for order in range(n, n + 10):
            row = factories.ItemFactory(plan=plan, section=plan.sections.get(number=1), order=order)
            row.networks.add(group)
            row.parties.create(role="responsible", organisation=factories.OrganisationFactory())
            row.parties.create(role="partner", person=Person.objects.create(name=f"Henkilö {order}"))
            row.projects.add(factories.ProjectFactory())
            row.related.add(plan.items.first())
            row.goal_links.create(goal=factories.StrategyGoalFactory())
            row.task_links.create(task=factories.StatutoryTaskFactory())
            milestone = factories.MilestoneFactory(plan=plan, after=plan.milestones.first())
            milestone.items.add(row)
            milestone.projects.add(row.projects.get())
            milestone.networks.add(group)
            PlanItem.objects.filter(pk=row.pk).update(
                theme=factories.ThemeFactory(), lead=row.parties.get(role="partner").person, after=milestone
            )

    fill(10)
    client = client_of(coordinator)
    client.get(f"{PLAN}/{path}")  # what is kept by the plan's revision is there from now on
    few = queries(client, f"{PLAN}/{path}")
    fill(30)
    assert queries(client, f"{PLAN}/{path}") == few <= 20


@pytest.mark.parametrize("path", ["projects", "networks", "municipalities"])
def test_shared_lists_cost_the_same_queries_whatever_their_length(plan, coordinator, client_of, path):
    makers = {
        "projects": factories.ProjectFactory,
        "networks": factories.NetworkFactory,
        "municipalities": factories.MunicipalityFactory,
    }
    body = factories.OrganisationFactory()

    def fill(number):
        for row in makers[path].create_batch(number):
            if path == "projects":
                row.coordinators.add(body)
                row.participations.create(organisation=body)
                row.participations.create(municipality=factories.MunicipalityFactory())
                row.funding_shares.create(payer=body, year=2013, kind="granted")
            if path == "networks":
                person = Person.objects.create(name="Anna", organisation=factories.OrganisationFactory())
                Membership.objects.create(network=row, person=person, represents_organisation=body)
                row.conveners.add(body)
                row.aliases.create(language="fi", name="Alias")
            if path == "municipalities":
                row.provinces.create(province=plan.province)

    client = client_of(coordinator)
    fill(3)
    few = queries(client, f"/api/v1/{path}")
    fill(10)
    assert queries(client, f"/api/v1/{path}") == few <= 15


def queries(client, path) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path, {"limit": 200}).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    "path", ["plans", "plans/pieni", "plans/pieni/items", "plans/pieni/items/1.1", "plans/pieni/milestones",
             "plans/pieni/evaluations", "projects", "networks/ryhma", "municipalities", "openapi.json", ""],
)  # fmt: skip
def test_what_has_not_changed_is_not_sent_again(client, plan, group, path):
    first = client.get(f"/api/v1/{path}")
    headers = {"if-none-match": first["ETag"]}
    again = client.get(f"/api/v1/{path}", headers=headers)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == again["Cache-Control"] == "public, no-cache"
    assert {"Authorization", "Cookie"} <= set(again["Vary"].split(", "))


def test_a_star_is_no_tag(client, plan):
    headers = {"if-none-match": "*"}
    assert client.get(PLAN, headers=headers).status_code == 200
    assert client.get(f"{PLAN}/items/9.9", headers=headers).status_code == 404


def test_an_unchanged_answer_costs_one_query(client, plan, django_assert_max_num_queries):
    etag = client.get(f"{PLAN}/items")["ETag"]
    with django_assert_max_num_queries(1):
        assert client.get(f"{PLAN}/items", headers={"if-none-match": etag}).status_code == 304


def test_an_etag_changes_with_the_plan_the_user_the_day_and_the_question(
    client, client_of, token_of, plan, item, coordinator
):
    def etag(asker=client, **query):
        return asker.get(f"{PLAN}/items", query)["ETag"]

    plan.published_day = date(2013, 12, 31)
    plan.save()
    seen = [etag(), etag(as_of="2013-06-30"), etag(limit=3), etag(client_of(coordinator))]
    report_status(item, status="running", as_of=date(2013, 6, 1), narrative={"fi": "x"}, author=coordinator)
    seen += [etag(), etag(client_of(coordinator))]
    factories.NetworkFactory()
    seen.append(etag())
    assert len(set(seen)) == len(seen)


def test_a_token_opens_what_its_user_may_see_and_notes_the_day(ask, token_of, plan, coordinator):
    plan.status = "draft"
    plan.save()
    headers = token_of(coordinator)
    response = Client().get(PLAN, headers=headers)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert "Access-Control-Allow-Origin" not in response
    assert AccessKey.objects.get().last_used_on is not None
    coordinator.roles.all().delete()
    ask(PLAN, 404, headers=headers)


def test_a_token_that_is_not_good_is_refused_everywhere(ask, token_of, plan, coordinator):
    headers = token_of(coordinator)
    revoke_key(AccessKey.objects.get())
    for sent in (
        headers,
        {"authorization": "Bearer x"},
        {"authorization": "Basic eDp4"},
        {"authorization": "Bearer"},
    ):
        response = Client().get(PLAN, headers=sent)
        assert response.status_code == 401
        assert response["WWW-Authenticate"] == "Bearer"
        assert response["Content-Type"] == "application/problem+json"


def test_a_token_of_a_closed_account_is_refused(ask, token_of, plan, coordinator):
    headers = token_of(coordinator)
    coordinator.is_active = False
    coordinator.save()
    ask(PLAN, 401, headers=headers)


def test_the_session_of_a_browser_reads_too(client_of, plan, coordinator):
    plan.status = "draft"
    plan.save()
    response = client_of(coordinator).get(PLAN)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert "Access-Control-Allow-Origin" not in response


def test_open_data_are_for_the_scripts_of_every_site(client, plan):
    response = client.get(PLAN, headers={"origin": "https://example.org"})
    assert response["Access-Control-Allow-Origin"] == "*"
    before = client.options(PLAN)
    assert (before.status_code, before["Access-Control-Allow-Headers"]) == (204, "If-None-Match")
    assert "Access-Control-Allow-Credentials" not in before


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client_of, plan, coordinator, method):
    response = getattr(client_of(coordinator), method)(PLAN)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_head_tells_the_etag(client, plan):
    assert client.head(PLAN)["ETag"] == client.get(PLAN)["ETag"]


def test_whoever_asks_too_often_waits(ask, client, plan, monkeypatch, token_of, outsider):
    cache.clear()
    monkeypatch.setattr(rates, "READER", 2)
    assert [client.get(PLAN).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get(PLAN)
    assert refused["Retry-After"] == "60"
    ask(PLAN, headers=token_of(outsider))
    cache.clear()


@pytest.mark.parametrize("path", ["/api/v1/plans/a%00b", "/api/v1/plans/pieni/items/1%00", "/api/v1/%00"])
def test_a_nul_in_the_path_is_a_problem_too(ask, plan, path):
    assert ask(path, 404)["status"] == 404
