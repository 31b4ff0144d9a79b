"""Answering by a link without a log-in, and what a coordinator does with the answer."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from plans.models import AnswerLink, StatusUpdate, SubmittedUpdate, UpdateRequest
from plans.services import answers, life
from tests import factories

pytestmark = pytest.mark.django_db
TOKEN = "the-token-of-the-test"
ADDRESS = f"/sv/answer/{TOKEN}/"


@pytest.fixture
def second(plan, group):
    item = plan.items.get(number="1.2")
    item.networks.add(group)
    return item


@pytest.fixture
def link(plan, item, second, group):
    """The group is asked about 1.1 and 1.2."""
    return factories.answer_link(plan, group, TOKEN)


@pytest.fixture
def visitor(client_of):
    return client_of(None)


def send(visitor, *rows, address=ADDRESS):
    """Send the form: `(item, status, text)` for each row."""
    data = {"do": "save"}
    for item, status, text in rows:
        data |= {f"i{item.pk}-status": status, f"i{item.pk}-text": text}
    return visitor.post(address, data)


def test_a_mail_scanner_that_gets_the_link_opens_nothing(link, item, visitor):
    for _ in range(3):
        answer = visitor.get(ADDRESS)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert link.receiver.request.network.name_sv in html
    assert item.title_sv not in html
    assert AnswerLink.objects.get().opened_at is None


def test_the_page_is_for_its_reader_alone(link, visitor):
    for answer in (visitor.get(ADDRESS), visitor.post(ADDRESS), visitor.get("/sv/answer/another-token/")):
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]
        html = answer.content.decode()
        assert '<meta name="robots" content="noindex, nofollow">' in html
        assert "data-draft" not in html
        assert "drafts.js" not in html
        assert "accounts/login" not in html
    assert "sessionid" not in visitor.cookies


def test_the_button_opens_the_form_without_any_name_but_the_groups(link, item, second, coordinator, visitor):
    html = visitor.post(ADDRESS, {"do": "open"}).content.decode()
    assert item.title_sv in html
    assert second.title_sv in html
    assert f'name="i{item.pk}-status" value="realised"' in html
    assert "Berätta" in html
    for secret in (coordinator.last_name, link.receiver.email):
        assert secret not in html
    assert AnswerLink.objects.get().opened_at is not None


def test_an_answer_waits_and_counts_nowhere(link, item, visitor, plan):
    answer = send(visitor, (item, "running", "Arbetet har börjat."))
    assert (answer.status_code, answer.url) == (302, f"{ADDRESS}?saved=1")
    row = SubmittedUpdate.objects.get()
    assert (row.item, row.status, row.text, row.language) == (item, "running", "Arbetet har börjat.", "sv")
    assert (row.state, row.as_of, row.link) == ("waiting", plan.default_day(), link)
    assert not StatusUpdate.objects.exists()
    item.refresh_from_db()
    assert item.status_now == ""
    assert UpdateRequest.objects.get().state == "answered"
    assert visitor.get(answer.url).status_code == 200


def test_an_answer_for_a_round_tells_of_its_cut_off_day(link, item, visitor, coordinator):
    asked = UpdateRequest.objects.get()
    asked.as_of = date(2013, 12, 31)
    asked.save()
    assert "31.12.2013" in visitor.get(ADDRESS).content.decode()
    send(visitor, (item, "running", "Arbetet har börjat."))
    row = SubmittedUpdate.objects.get()
    answers.take_in(row, row.version, coordinator)
    assert StatusUpdate.objects.get().as_of == date(2013, 12, 31)


def test_one_may_come_back_and_change_it(link, item, second, visitor):
    send(visitor, (item, "running", "Först"), (second, "", ""))
    html = visitor.post(ADDRESS, {"do": "open"}).content.decode()
    assert "Först" in html
    assert f'name="i{item.pk}-status" value="running" checked' in html
    send(visitor, (item, "realised", "Sedan"), (second, "partly", ""))
    rows = {row.item: (row.status, row.text, row.version) for row in SubmittedUpdate.objects.all()}
    assert rows == {item: ("realised", "Sedan", 2), second: ("partly", "", 1)}


def test_what_was_taken_in_stays(link, item, second, visitor, coordinator):
    send(visitor, (item, "running", "Först"))
    answers.take_in(SubmittedUpdate.objects.get(), 1, coordinator)
    html = visitor.post(ADDRESS, {"do": "open"}).content.decode()
    assert f'name="i{item.pk}-status"' not in html
    assert f'name="i{second.pk}-status"' in html
    send(visitor, (item, "dropped", "Nu"), (second, "running", ""))
    assert SubmittedUpdate.objects.get(item=item).text == "Först"


@pytest.mark.parametrize(
    ("status", "text", "field"),
    [
        ("", "Något", "status"),
        ("late", "", "status"),
        ("not_realised", "", "text"),
        ("running", "x" * 20_001, "text"),
        ("running", "a\x00b", "text"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_half_saved(
    link, item, second, visitor, status, text, field
):
    answer = send(visitor, (second, "running", "Behåll mig"), (item, status, text))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#id_i{item.pk}-{field}"' in html
    assert f'id="id_i{item.pk}-{field}_error"' in html
    assert "Behåll mig" in html
    assert not SubmittedUpdate.objects.exists()


def test_an_empty_answer_is_told_so(link, item, visitor):
    answer = send(visitor, (item, "", ""))
    assert answer.status_code == 422
    assert 'id="errors"' in answer.content.decode()


def test_items_that_were_not_asked_cannot_be_answered(link, plan, visitor):
    other = plan.items.get(number="1.3")
    assert send(visitor, (other, "realised", "")).status_code == 422
    assert not SubmittedUpdate.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("why", ["expired", "revoked", "withdrawn", "closed"])
def test_a_link_that_is_over_shows_one_calm_page(link, visitor, why, method):
    yesterday = timezone.localdate() - timedelta(days=1)
    if why == "expired":
        AnswerLink.objects.update(last_day=yesterday)
    elif why == "revoked":
        AnswerLink.objects.update(revoked_at=timezone.now())
    else:
        UpdateRequest.objects.update(state=why)
    over = getattr(visitor, method)(ADDRESS)
    unknown = getattr(visitor, method)("/sv/answer/never-was/")
    assert (over.status_code, unknown.status_code) == (410, 404)
    for answer in (over, unknown):
        assert '<html lang="sv"' in answer.content.decode()
        assert link.receiver.request.network.name_sv not in answer.content.decode()


def test_a_link_that_runs_out_while_somebody_writes_keeps_nothing(link, item, visitor, monkeypatch):
    def over(*_arguments):
        raise answers.LinkClosed

    monkeypatch.setattr(answers, "submit", over)
    assert send(visitor, (item, "running", "")).status_code == 410


def test_the_last_day_still_counts(link, visitor):
    AnswerLink.objects.update(last_day=timezone.localdate())
    assert visitor.get(ADDRESS).status_code == 200


def test_no_cookie_and_no_origin_is_needed(link, item, client_of):
    """A page that tells no referrer sends `Origin: null`; the token alone is the authority."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})
    assert strict.post(ADDRESS, {"do": "open"}).status_code == 200
    assert send(strict, (item, "running", "")).status_code == 302


def decide(client, answer, **data):
    asked = answer.request
    address = reverse("update-answer", args=[asked.plan.slug, asked.pk, answer.pk])
    return client.post(address, {"version": answer.version, **data})


def test_a_coordinator_takes_an_answer_in(link, item, second, coordinator, client_of):
    answer = factories.submitted(link, item, status="realised")
    assert decide(client_of(coordinator), answer, action="take_in").status_code == 302
    answer.refresh_from_db()
    update = StatusUpdate.objects.get()
    assert (update.status, update.as_of, update.narrative_sv) == ("realised", answer.as_of, "Arbetet pågår.")
    assert (update.author, answer.update, answer.decided_by) == (coordinator, update, coordinator)
    item.refresh_from_db()
    assert (item.status_now, answer.state) == ("realised", "taken_in")
    assert decide(client_of(coordinator), answer, action="take_in").status_code == 302
    assert StatusUpdate.objects.count() == 1


def test_when_everything_is_decided_the_request_is_closed(link, item, second, coordinator):
    first, other = factories.submitted(link, item), factories.submitted(link, second)
    answers.take_in(first, 1, coordinator)
    assert UpdateRequest.objects.get().state in ("open", "answered")
    answers.leave_out(other, 1, "Avser en annan åtgärd", coordinator)
    assert UpdateRequest.objects.get().state == "closed"


def test_an_answer_is_left_out_with_a_reason_alone(link, item, coordinator, client_of):
    answer, browser = factories.submitted(link, item), client_of(coordinator)
    refused = decide(browser, answer, action="leave_out")
    assert refused.status_code == 422
    assert f'href="#reason-{answer.pk}"' in refused.content.decode()
    assert decide(browser, answer, action="leave_out", reason="Toisen ryhmän asia").status_code == 302
    answer.refresh_from_db()
    assert (answer.state, answer.reason) == ("left_out", "Toisen ryhmän asia")
    assert not StatusUpdate.objects.exists()
    html = browser.get(answer.request.get_absolute_url()).content.decode()
    assert "Toisen ryhmän asia" in html


def test_an_answer_on_an_item_that_was_dropped_meanwhile_can_be_decided_on(
    link, item, coordinator, client_of
):
    answer, browser = factories.submitted(link, item), client_of(coordinator)
    life.drop_item(item, date(2014, 6, 1), {"fi": "Syy", "sv": ""}, coordinator)
    html = browser.get(answer.request.get_absolute_url()).content.decode()
    assert f'id="reason-{answer.pk}"' in html
    assert decide(browser, answer, action="leave_out", reason="Toimenpide on poistettu").status_code == 302
    again = decide(browser, answer, action="leave_out")
    assert again.status_code == 302


def test_what_changed_since_it_was_read_is_not_taken_in(link, item, visitor, coordinator, client_of):
    answer = factories.submitted(link, item)
    send(visitor, (item, "dropped", "Ändrat"))
    decide(client_of(coordinator), answer, action="take_in")
    answer.refresh_from_db()
    assert (answer.state, answer.version) == ("waiting", 2)
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("who", ["steering_member", "group_contact", "outsider"])
def test_others_take_nothing_in(link, item, client_of, who, request):
    answer = factories.submitted(link, item)
    assert decide(client_of(request.getfixturevalue(who)), answer, action="take_in").status_code == 403
    assert not StatusUpdate.objects.exists()


def test_what_was_written_is_shown_as_text(link, item, visitor, coordinator, client_of):
    send(visitor, (item, "running", "<script>alert(1)</script>"))
    html = client_of(coordinator).get(link.receiver.request.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
