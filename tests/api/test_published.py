"""The contract as it is published: the OpenAPI description, the JSON Schemas, and the page in both languages."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from botnia_portal.api.published import ANSWERS, PUBLICATIONS
from plans.forms.filters import ItemFilterForm


def test_the_description_is_kept_as_it_is():
    """Where this fails the contract has changed: `manage.py openapi > docs/openapi-1.json`, and look at the diff."""
    printed = StringIO()
    call_command("openapi", stdout=printed)
    assert json.loads((settings.BASE_DIR / "docs/openapi-1.json").read_text("utf-8")) == json.loads(
        printed.getvalue()
    )


@pytest.mark.django_db
def test_the_description_is_served_with_codes_in_both_languages(ask):
    described = ask("/api/v1/openapi.json")
    assert described["openapi"] == "3.1.0"
    status = described["components"]["schemas"]["Status"]
    assert status["x-labels"]["realised"] == {"fi": "toteutunut", "sv": "genomförd"}
    assert "no_report" in described["components"]["schemas"]["ItemState"]["x-labels"]
    items = described["paths"]["/api/v1/plans/{slug}/items"]["get"]
    assert set(ItemFilterForm.base_fields) <= {parameter["name"] for parameter in items["parameters"]}
    assert {"application/problem+json"} == set(items["responses"]["422"]["content"])


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*ANSWERS, *PUBLICATIONS])
def test_each_kind_of_answer_has_a_schema(ask, name):
    schema = ask(f"/api/v1/schemas/{name}.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]


@pytest.mark.django_db
def test_the_root_leads_to_everything(ask, plan):
    root = ask("/api/v1/")
    for address in (
        *(root[name] for name in ("plans", "projects", "networks", "municipalities", "openapi")),
    ):
        ask(address)
    for address in root["schemas"].values():
        ask(address)
    ask("/api/v1/schemas/x.json", 404)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("fi", "Avoin data"), ("sv", "Öppna data")])
def test_the_page_tells_addresses_filters_licence_and_token(client, plan, language, words):
    page = client.get(f"/{language}/api/").content.decode()
    assert words in page
    for told in (
        "/api/v1/plans/{slug}/items/{number}",
        "<code>undated</code>",
        "CC BY 4.0",
        f"/{language}/my-keys/",
    ):
        assert told in page
    assert f'href="/{language}/api/"' in client.get(f"/{language}/plans/pieni/").content.decode()
