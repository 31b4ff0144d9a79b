"""The accessibility statement: everyone reads it, coordinators write it on the desk in both languages."""

import pytest
from auditlog.models import LogEntry
from django.core.management import call_command
from django.db import IntegrityError, transaction

from botnia_portal.core.models import TextState
from botnia_portal.feedback.models import AccessibilityStatement
from botnia_portal.feedback.services.statement import load_statement
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement():
    load_statement()
    return AccessibilityStatement.objects.get()


def page(client, language="fi") -> str:
    return client.get(f"/{language}/accessibility/").content.decode()


def test_without_a_statement_the_page_says_so_and_still_takes_feedback(client):
    answer = page(client)
    assert "ei ole vielä laatinut" in answer
    assert "/fi/feedback/?kind=accessibility" in answer


@pytest.mark.parametrize("path", ["plans/pieni/", "networks/", "accounts/login/", "accessibility/"])
def test_the_footer_of_every_page_leads_to_it(client, plan, path):
    footer = client.get(f"/sv/{path}").content.decode().partition("<footer")[2]
    assert 'href="/sv/accessibility/"' in footer
    assert 'href="/sv/feedback/"' in footer


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fi",
            [
                "Liikenne- ja viestintävirasto Traficom",
                "PL 320",
                "26.11.2026",
                "vain osittain",
                "kahdessa viikossa",
            ],
        ),
        ("sv", ["Transport- och kommunikationsverket Traficom", "PB 320", "26.11.2026", "inom två veckor"]),
    ],
)
def test_everyone_reads_what_the_model_asks_for(client, statement, language, words):
    answer = page(client, language)
    for found in words:
        assert found in answer, found
    headings = [part.partition("</h2>")[0].rpartition(">")[2] for part in answer.split("<h2")[1:]]
    assert len(headings) == 6  # about, state, gaps, method, feedback, enforcement
    assert "tag-lang" not in answer  # nothing is borrowed from the other language


def test_a_reader_is_told_what_the_centre_has_to_fill_in(client, statement):
    answer = page(client)
    assert "Palvelun tarjoaja" in answer
    assert "on tarkistanut selosteen" in answer
    statement.publisher_fi, statement.reviewed_on = "Keskus", "2026-12-01"
    statement.contact_email = "palaute@kunta.example"
    statement.save()
    answer = page(client)
    assert "notice" not in answer
    assert "mailto:palaute@kunta.example" in answer


def test_the_first_content_is_written_once(statement, capsys):
    statement.scope_fi = "Oma teksti"
    statement.save()
    call_command("load_statement")
    assert "Nothing changed" in capsys.readouterr().out
    assert AccessibilityStatement.objects.get().scope_fi == "Oma teksti"
    assert TextState.objects.filter(scope="register", field="scope").get().state == "draft"


def test_a_coordinator_changes_it_on_the_desk_with_history_and_translation_state(
    client_of, coordinator, statement
):
    desk, at = client_of(coordinator), f"/fi/desk/accessibility/{statement.pk}/"
    sent = {**fields_of(desk.get(at)), "compliance": "full", "scope_fi": "Palvelu on tämä."}
    assert desk.post(at, sent).status_code == 302
    statement.refresh_from_db()
    assert (statement.compliance, statement.scope_fi) == ("full", "Palvelu on tämä.")
    assert TextState.objects.get(field="scope", scope="register").state == "stale"
    entry = LogEntry.objects.get_for_object(statement).latest("pk")
    assert set(entry.changes) >= {"compliance", "scope_fi"}
    assert "Esteettömyys" not in desk.get("/fi/history/").content.decode()
    assert "Saavutettavuusseloste" in desk.get("/fi/history/").content.decode()


def test_two_coordinators_do_not_overwrite_each_other(client_of, coordinator, second_coordinator, statement):
    at = f"/fi/desk/accessibility/{statement.pk}/"
    one, two = client_of(coordinator), client_of(second_coordinator)
    mine, theirs = fields_of(one.get(at)), fields_of(two.get(at))
    two.post(at, {**theirs, "authority_phone": "1"})
    assert one.post(at, {**mine, "authority_phone": "2"}).status_code == 409


def test_gaps_are_written_on_the_page_of_the_statement(client_of, coordinator, client, statement):
    desk, at = client_of(coordinator), f"/fi/desk/accessibility-gaps/new/?parent={statement.pk}"
    sent = {**fields_of(desk.get(at)), "title_fi": "Kartta", "reason": "burden"}
    assert desk.post(at, sent).status_code == 302
    answer = page(client, "sv")
    assert '<span lang="fi">Kartta</span>' in answer  # marked as borrowed
    assert "oproportionerlig" in answer
    assert "Kartta" in desk.get("/fi/translations/").content.decode()


def test_there_is_one_statement_alone(client_of, coordinator, statement):
    desk, at = client_of(coordinator), "/fi/desk/accessibility/new/"
    sent = {**fields_of(desk.get(at)), "scope_fi": "Toinen", "drawn_up_on": "2026-01-01"}
    assert desk.post(at, sent).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessibilityStatement.objects.create(scope_fi="Toinen", drawn_up_on="2026-01-01")


def test_it_is_not_reviewed_before_it_was_drawn_up(client_of, coordinator, statement):
    desk, at = client_of(coordinator), f"/fi/desk/accessibility/{statement.pk}/"
    sent = {**fields_of(desk.get(at)), "reviewed_on": "2026-01-01"}
    assert desk.post(at, sent).status_code == 422


def test_others_do_not_write_it(client_of, outsider, steering_member, statement):
    for user in (outsider, steering_member):
        assert client_of(user).get(f"/fi/desk/accessibility/{statement.pk}/").status_code == 403
