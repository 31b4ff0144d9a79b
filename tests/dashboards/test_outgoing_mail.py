"""The page of the mails that go out: where each stands, why one was not sent, and a way to try again."""

import pytest
from django.urls import reverse

from botnia_portal.core.mail.writing import write_mail
from botnia_portal.core.models import OutgoingMail


@pytest.fixture
def mail(plan):
    return write_mail("x@kunta.example", "sv", "Ärendet", "Brödtext", about=plan)


@pytest.fixture
def to_files(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def test_the_list_says_what_failed_and_why(mail, client_of, coordinator):
    OutgoingMail.objects.update(state="failed", failure="address")
    write_mail("y@kunta.example", "fi", "Toinen", "Teksti")
    html = client_of(coordinator).get(reverse("outgoing-mails")).content.decode()
    assert html.count('class="mail-row"') == 2
    mail.refresh_from_db()
    assert mail.get_failure_display() in html
    only = client_of(coordinator).get(reverse("outgoing-mails"), {"state": "failed"}).content.decode()
    assert (only.count('class="mail-row"'), 'data-state="failed"' in only) == (1, True)


def test_many_mails_cost_no_more_queries(plan, client_of, coordinator, django_assert_max_num_queries):
    for number in range(60):
        write_mail(f"x{number}@kunta.example", "fi", "Aihe", "Teksti", user=coordinator)
    browser = client_of(coordinator)
    with django_assert_max_num_queries(8):
        html = browser.get(reverse("outgoing-mails"), {"page": "1"}).content.decode()
    assert "page=2" in html


def test_a_mail_shows_its_text_and_what_it_is_about(mail, plan, client_of, coordinator):
    html = client_of(coordinator).get(mail.get_absolute_url()).content.decode()
    assert "Brödtext" in html
    assert plan.get_absolute_url() in html


def test_a_secret_is_shown_to_nobody(plan, client_of, coordinator):
    mail = write_mail("x@kunta.example", "fi", "Aihe", "https://portal.example/salaisuus", has_secret=True)
    assert "salaisuus" not in client_of(coordinator).get(mail.get_absolute_url()).content.decode()


def test_in_a_demo_the_page_shows_what_was_written(to_files, plan, client_of, coordinator, worker_sends):
    mail = write_mail("x@kunta.example", "sv", "Ämnet", "Länken är /sv/svar/hemlig å", has_secret=True)
    assert worker_sends() == [True]
    assert len(list(to_files.iterdir())) == 1
    html = client_of(coordinator).get(mail.get_absolute_url()).content.decode()
    assert "Länken är /sv/svar/hemlig å" in html


def test_outside_a_demo_the_files_stay_closed(to_files, plan, client_of, coordinator, settings, worker_sends):
    mail = write_mail("x@kunta.example", "sv", "Ämnet", "hemlig", has_secret=True)
    worker_sends()
    settings.DEMO = False
    assert "hemlig" not in client_of(coordinator).get(mail.get_absolute_url()).content.decode()


def test_a_failed_mail_is_tried_again_by_a_button(mail, client_of, coordinator):
    OutgoingMail.objects.update(state="failed", failure="address")
    browser, again = client_of(coordinator), reverse("outgoing-mail-again", args=[mail.pk])
    assert again in browser.get(mail.get_absolute_url()).content.decode()
    assert browser.post(again).status_code == 302
    mail.refresh_from_db()
    assert mail.state == "waiting"
    assert again not in browser.get(mail.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["steering_member", "group_contact", "outsider"])
def test_others_read_no_mail(mail, client_of, who, request):
    browser = client_of(request.getfixturevalue(who))
    assert browser.get(reverse("outgoing-mails")).status_code == 403
    assert browser.get(mail.get_absolute_url()).status_code == 403
