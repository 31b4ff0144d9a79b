"""Asking groups for updates: who is asked, in which language, what is looked at first, and what happens later."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from botnia_portal.core.models import OutgoingMail
from botnia_portal.core.tokens import hash_of
from networks.models import RoleAssignment
from plans.models import AnswerLink, UpdateRequest
from plans.selectors.asked import groups_to_ask, requests_of
from plans.services import requests
from plans.services.reporting import report_status
from tests import factories

pytestmark = pytest.mark.django_db
ASK = "/fi/plans/pieni/updates/ask/"


@pytest.fixture
def silent_group(plan):
    """A group without an account, whose items are 1.2 and, by a role, 1.3."""
    group = factories.NetworkFactory(slug="hiljainen")
    plan.items.get(number="1.2").networks.add(group)
    plan.items.get(number="1.3").parties.create(network=group, role="partner")
    return group


def form(*groups, **changes):
    return {
        "due_on": (timezone.localdate() + timedelta(days=10)).isoformat(),
        "message_fi": "Miten menee?",
        "message_sv": "Hur går det?",
        "groups": [str(group.pk) for group in groups],
        "step": "send",
        **changes,
    }


def test_a_group_with_an_account_gets_a_mail_and_one_without_a_link(
    client_of, coordinator, group, group_contact, silent_group
):
    data = form(group, silent_group)
    data |= {
        f"others_{silent_group.pk}": "Sini@Kunta.example; x@y.example",
        f"language_{silent_group.pk}": "sv",
    }
    answer = client_of(coordinator).post(ASK, data)
    assert (answer.status_code, answer.url) == (302, "/fi/plans/pieni/updates/")
    own, other = UpdateRequest.objects.order_by("network__slug").reverse()
    assert (own.network, list(own.items.values_list("number", flat=True))) == (group, ["1.1"])
    assert list(other.items.values_list("number", flat=True)) == ["1.2", "1.3"]
    mails = {mail.receiver: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {group_contact.email, "sini@kunta.example", "x@y.example"}
    contact, sini = mails[group_contact.email], mails["sini@kunta.example"]
    assert (contact.language, contact.has_secret, contact.about) == ("fi", False, own)
    assert f"/fi/my-work/report/?request={own.pk}" in contact.body
    assert "Miten menee?" in contact.body
    assert "1.1 Toimenpide 1.1" in contact.body
    assert (sini.language, sini.has_secret) == ("sv", True)
    assert "Hur går det?" in sini.body
    assert "1.2 Åtgärd 1.2" in sini.body


def test_a_link_holds_at_least_128_random_bits_and_only_its_hash_is_kept(
    client_of, coordinator, silent_group
):
    client_of(coordinator).post(ASK, form(silent_group, **{f"others_{silent_group.pk}": "a@y.example"}))
    token = re.search(r"http://testserver/fi/answer/([\w-]+)/", OutgoingMail.objects.get().body)[1]
    link = AnswerLink.objects.get()
    assert len(token) >= 43  # 256 bits in base64
    assert (link.token_hash, token in link.token_hash) == (hash_of(token), False)
    assert link.last_day > link.receiver.request.due_on


def test_first_the_mails_are_looked_at_and_nothing_is_sent(client_of, coordinator, group, group_contact):
    html = client_of(coordinator).post(ASK, form(group, step="preview")).content.decode()
    assert 'id="preview"' in html
    assert group_contact.email in html
    assert "1.1 Toimenpide 1.1" in html
    assert 'value="send"' in html
    assert not UpdateRequest.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_form_proposes_words_in_both_languages_and_tells_the_groups(
    client_of, coordinator, group, group_contact, silent_group
):
    html = client_of(coordinator).get(f"{ASK}?group={group.pk}").content.decode()
    for language in ("fi", "sv"):
        assert re.search(rf'<textarea name="message_{language}"[^>]*lang="{language}"[^>]*>\s*\w+', html)
    assert re.search(rf'name="groups" value="{group.pk}" checked', html)
    counts = {
        one.network: (len(one.items), len(one.contacts)) for one in groups_to_ask(group.items.get().plan)
    }
    assert counts == {group: (1, 1), silent_group: (2, 0)}


def test_ticked_items_alone_are_asked(client_of, coordinator, plan, silent_group):
    item = plan.items.get(number="1.3")
    data = {f"others_{silent_group.pk}": "a@y.example", f"items_{silent_group.pk}": [str(item.pk)]}
    client_of(coordinator).post(ASK, form(silent_group, **data))
    assert list(UpdateRequest.objects.get().items.all()) == [item]


def test_a_second_press_sends_nothing_more(client_of, coordinator, group, group_contact):
    browser = client_of(coordinator)
    for _ in range(2):
        browser.post(ASK, form(group))
    assert UpdateRequest.objects.count() == OutgoingMail.objects.count() == 1


def test_who_asks_again_sees_that_an_answer_is_still_awaited(client_of, coordinator, group, group_contact):
    browser = client_of(coordinator)
    browser.post(ASK, form(group))
    waiting = UpdateRequest.objects.get()
    html = browser.get(ASK).content.decode()
    assert html.count(f'href="{waiting.get_absolute_url()}"') == 1
    told = f'href="{waiting.get_absolute_url()}"'
    assert browser.post(ASK, {**form(group), "step": "preview"}).content.decode().count(told) == 2
    UpdateRequest.objects.update(state="answered", answered_at=timezone.now())  # one of its items, perhaps
    assert told in browser.get(ASK).content.decode()
    UpdateRequest.objects.update(state="closed")
    assert told not in browser.get(ASK).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"groups": []}, "groups"),
        ({"groups": ["999999"]}, "groups"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "2001-01-01"}, "due_on"),
        ({"due_on": "2999-01-01"}, "due_on"),
        ({"message_fi": ""}, "message_fi"),
        ({"message_sv": "a\x00b"}, "message_sv"),
        ({"message_sv": "x" * 4001}, "message_sv"),
        ({"others": "kaija"}, "others"),
        ({"others": "a@b.example, <script>@x"}, "others"),
        ({"others": ",".join(f"a{n}@b.example" for n in range(11))}, "others"),
        ({"others": ""}, "others"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_is_sent(client_of, coordinator, silent_group, changes, field):
    key = silent_group.pk
    others = changes.pop("others", "a@y.example") if "others" in changes else "a@y.example"
    answer = client_of(coordinator).post(ASK, form(silent_group, **{f"others_{key}": others, **changes}))
    html, name = answer.content.decode(), f"{field}_{key}" if field == "others" else field
    assert answer.status_code == 422
    assert f'href="#id_{name}"' in html
    assert f'id="id_{name}_error"' in html
    assert not UpdateRequest.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("who", ["steering_member", "group_contact", "outsider"])
def test_others_do_not_ask(client_of, plan, group, who, request):
    assert client_of(request.getfixturevalue(who)).post(ASK, form(group)).status_code == 403
    assert not UpdateRequest.objects.exists()


def test_reports_on_every_item_answer_the_request(plan, item, group, group_contact):
    second = plan.items.get(number="1.2")
    asked = factories.update_request(plan, group, item, second)
    report_status(item, status="running", as_of=plan.last_day, author=group_contact)
    asked.refresh_from_db()
    assert asked.state == "open"
    (line,) = requests_of(plan)
    assert (line.told, line.items) == (1, 2)
    report_status(second, status="running", as_of=plan.last_day, author=group_contact)
    asked.refresh_from_db()
    assert (asked.state, asked.answered_at is not None) == ("answered", True)


def test_what_was_reported_before_it_was_asked_is_no_answer(plan, item, group, group_contact):
    report_status(item, status="running", as_of=plan.last_day, author=group_contact)
    factories.update_request(plan, group)
    assert [line.told for line in requests_of(plan)] == [0]


def test_a_reminder_is_a_new_mail_with_a_new_link_and_comes_once(plan, group, coordinator, client_of):
    link = factories.answer_link(plan, group, "the-first-token")
    asked = link.receiver.request
    do = reverse("update-do", args=[plan.slug, asked.pk])
    browser = client_of(coordinator)
    for _ in range(2):
        assert browser.post(do, {"do": "remind"}).status_code == 302
    mail = OutgoingMail.objects.get()
    assert (mail.receiver, mail.language, AnswerLink.objects.count()) == ("ryhma@kunta.example", "sv", 2)
    link.refresh_from_db()
    assert link.is_valid_on(timezone.localdate())
    assert browser.get(asked.get_absolute_url()).status_code == 200


def test_nobody_is_reminded_of_what_is_answered(plan, group, coordinator):
    asked = factories.update_request(plan, group, state="answered", answered_at=timezone.now())
    assert not requests.remind(asked, "https://portal.example", coordinator)


def test_a_withdrawn_request_opens_nothing_any_more(plan, group, coordinator, client_of):
    link = factories.answer_link(plan, group, "the-first-token")
    do = reverse("update-do", args=[plan.slug, link.receiver.request.pk])
    client_of(coordinator).post(do, {"do": "withdraw"})
    asked = UpdateRequest.objects.get()
    assert (asked.state, AnswerLink.objects.get().revoked_at is not None) == ("withdrawn", True)
    assert client_of().post("/sv/answer/the-first-token/").status_code == 410


def test_the_links_of_one_receiver_are_withdrawn(plan, group, coordinator, client_of):
    link = factories.answer_link(plan, group, "the-first-token")
    do = reverse("update-do", args=[plan.slug, link.receiver.request.pk])
    client_of(coordinator).post(do, {"do": f"revoke-{link.receiver.pk}"})
    assert client_of().get("/sv/answer/the-first-token/").status_code == 410
    assert UpdateRequest.objects.get().state == "open"
    assert client_of(coordinator).post(do, {"do": "revoke-99"}).status_code == 404


def test_a_request_is_not_closed_over_answers_that_wait(plan, item, group, coordinator):
    link = factories.answer_link(plan, group, "the-first-token")
    answer = factories.submitted(link, item)
    assert not requests.close(link.receiver.request, coordinator)
    answer.delete()
    assert requests.close(link.receiver.request, coordinator)
    assert UpdateRequest.objects.get().state == "closed"


def test_the_pages_cost_the_same_for_many_requests(
    plan, item, coordinator, client_of, django_assert_max_num_queries
):
    browser = client_of(coordinator)
    for number in range(12):
        group = factories.NetworkFactory(slug=f"ryhma-{number}")
        item.networks.add(group)
        user = factories.UserFactory()
        RoleAssignment.objects.create(user=user, role="group_contact", network=group)
        asked = factories.update_request(plan, group)
        asked.receivers.create(email="a@b.example", language="fi", by_link=True)
    with django_assert_max_num_queries(9):
        assert (
            browser.get(f"/fi/plans/{plan.slug}/updates/").content.decode().count('data-state="open"') == 12
        )
    with django_assert_max_num_queries(13):
        browser.get(ASK)
    with django_assert_max_num_queries(15):
        browser.get(asked.get_absolute_url())


def test_who_has_been_shut_out_is_not_reminded(plan, group, coordinator, client_of):
    link = factories.answer_link(plan, group, "the-first-token")
    asked = link.receiver.request
    asked.receivers.create(email="toinen@kunta.example", language="fi", by_link=True)
    requests.revoke(link.receiver, coordinator)
    page = client_of(coordinator).get(asked.get_absolute_url()).content.decode()
    assert f'value="revoke-{link.receiver.pk}"' not in page
    assert requests.remind(asked, "https://portal.example", coordinator)
    assert [mail.receiver for mail in OutgoingMail.objects.all()] == ["toinen@kunta.example"]


def test_the_page_of_a_round_asks_of_its_cut_off_day(client_of, coordinator, silent_group):
    address = f"{ASK}?round=mid-term&as_of=2013-12-31"
    page = client_of(coordinator).get(address).content.decode()
    assert 'value="2013-12-31"' in page
    assert "31.12.2013" in page
    data = form(silent_group, as_of="2013-12-31", **{f"others_{silent_group.pk}": "a@b.example"})
    assert client_of(coordinator).post(address, data).status_code == 302
    asked = UpdateRequest.objects.get()
    cut_off = date(2013, 12, 31)
    assert (asked.for_round, asked.as_of, asked.day_told_of) == ("mid-term", cut_off, cut_off)
    (mail,) = OutgoingMail.objects.all()
    assert "Kertokaa, mikä tilanne oli 31.12.2013." in mail.body


def test_a_day_to_come_is_told_of_as_of_the_day_of_the_answer(plan):
    asked = UpdateRequest(plan=plan, as_of=plan.last_day + timedelta(days=1))
    assert asked.day_told_of == plan.default_day()


@pytest.mark.parametrize("days", [-10_000, 11])
def test_the_day_told_of_lies_between_the_term_and_the_day_of_the_answer(
    client_of, coordinator, silent_group, days
):
    day = timezone.localdate() + timedelta(days=days)
    data = form(silent_group, as_of=day.isoformat(), **{f"others_{silent_group.pk}": "a@b.example"})
    answer = client_of(coordinator).post(ASK, data)
    assert answer.status_code == 422
    assert 'id="id_as_of_error"' in answer.content.decode()
    assert not UpdateRequest.objects.exists()


def test_a_contact_who_was_asked_reports_as_of_the_day_asked_for(
    client_of, group, group_contact, coordinator
):
    client_of(coordinator).post(ASK, form(group, as_of="2013-12-31"))
    asked = UpdateRequest.objects.get()
    page = client_of(group_contact).get(f"/fi/my-work/report/?request={asked.pk}").content.decode()
    assert 'value="2013-12-31"' in page
    assert 'value="2013-12-31"' not in client_of(group_contact).get("/fi/my-work/report/").content.decode()
