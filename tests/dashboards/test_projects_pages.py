"""The list of projects and other works, and the page of one of them."""

import pytest
from django.urls import reverse

from tests.factories import MunicipalityFactory, OrganisationFactory, ProjectFactory


def get(client, name: str, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_works_are_listed_as_what_they_are(db, client_of):
    ProjectFactory(name_fi="Laki", kind="legislation", phase="")
    ProjectFactory(name_fi="Hanke", kind="project")
    groups = get(client_of(), "projects").context["groups"]
    assert [(str(group.kind), [row.name_fi for row in group.rows]) for group in groups] == [
        ("project", ["Hanke"]),
        ("legislation", ["Laki"]),
    ]


@pytest.mark.parametrize(
    ("query", "found"), [({"kind": "call"}, ["Haku"]), ({"phase": "running"}, ["Hanke"]), ({"kind": "x"}, [])]
)
def test_the_list_is_filtered_by_the_address(db, client_of, query, found):
    ProjectFactory(name_fi="Haku", kind="call", phase="")
    ProjectFactory(name_fi="Hanke")
    groups = get(client_of(), "projects", **query).context["groups"]
    assert [row.name_fi for group in groups for row in group.rows] == found


def test_the_page_tells_participants_funding_and_parts(plan, item, client_of):
    programme = ProjectFactory(name_fi="Ohjelma", kind="programme")
    project = ProjectFactory(slug="hanke", programme=programme, funding_fi="Osittain rahoitettu")
    item.projects.add(project)
    project.participations.create(municipality=MunicipalityFactory(name_fi="Nimetty"))
    project.participations.create(count=9, words_fi="yhdeksän kuntaa", words_sv="nio kommuner")
    project.funding_shares.create(
        payer=OrganisationFactory(name_fi="Maksaja"), year=2013, amount="1234567.50"
    )
    project.funding_shares.create(payer=OrganisationFactory(name_fi="Toinen maksaja"))
    html = get(client_of(), "project", "hanke").content.decode()
    for words in ("Ohjelma", "Nimetty", "yhdeksän kuntaa", "Maksaja", "Osittain rahoitettu", item.title_fi):
        assert words in html
    assert "1\xa0234\xa0567,5" in html
    assert [part.slug for part in get(client_of(), "project", programme.slug).context["page"].parts] == [
        "hanke"
    ]


def test_words_of_the_other_language_are_marked(plan, client_of):
    ProjectFactory(slug="hanke", name_fi="Vain suomeksi", name_sv="")
    response = client_of().get("/sv/projects/hanke/")
    assert '<span lang="fi">Vain suomeksi</span>' in response.content.decode()


def test_an_unknown_project_is_not_found(db, client_of):
    assert get(client_of(), "project", "tuntematon").status_code == 404


def test_an_empty_list_says_so(db, client_of):
    assert "empty" in get(client_of(), "projects").content.decode()


def test_few_queries_whatever_the_number_of_projects(real_plan, client_of, django_assert_max_num_queries):
    client = client_of()
    with django_assert_max_num_queries(4):
        get(client, "projects")
    with django_assert_max_num_queries(10):
        get(client, "project", "opetus-ja-tutkimusklinikka")
