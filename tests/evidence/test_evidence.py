"""Evidence of reports, milestones and activities: given, seen by the right people, downloaded, removed."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from auditlog.models import LogEntry
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from botnia_portal.core import attachments
from botnia_portal.core.models import Attachment
from botnia_portal.core.tasks import sweep_files
from plans.models import StatusUpdate
from plans.services.reporting import report_status
from tests import factories
from tests.evidence.files import BAD, PDF, TEXT

pytestmark = pytest.mark.django_db
STATUS = "/fi/plans/pieni/items/1.1/status/"
ITEM = "/fi/plans/pieni/items/1.1/"
LINK = {"evidence_url": "https://www.example.org/muistio?a=1&b=2", "evidence_words": "Muistio verkossa"}


def pdf(name="Muistio 5.11.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def files_on_disk() -> set[str]:
    folder = Path(django_settings.MEDIA_ROOT) / attachments.FOLDER
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def milestone(item):
    return item.milestones.get()


@pytest.fixture
def at(milestone) -> str:
    return f"/fi/evidence/milestone/{milestone.pk}/"


@pytest.fixture
def kept(client_of, group_contact, at) -> Attachment:
    client_of(group_contact).post(at, {"evidence_file": pdf()})
    return Attachment.objects.get()


def report(browser, **more):
    return browser.post(STATUS, {"status": "running", "as_of": "2013-11-05", **more})


# --- With a report ---


@pytest.mark.parametrize("who", ["coordinator", "group_contact"])
def test_a_report_takes_a_link_and_a_file(client_of, item, who, request):
    user = request.getfixturevalue(who)
    assert report(client_of(user), **LINK, evidence_file=pdf()).status_code == 302
    update = StatusUpdate.objects.get()
    link, file = attachments.attachments_on(update)
    assert (link.url, link.words, link.added_by) == (*LINK.values(), user)
    assert (file.name, file.media_type, file.size) == ("Muistio 5.11.pdf", "application/pdf", len(PDF))
    assert file.sha256 == hashlib.sha256(PDF).hexdigest()
    assert "Muistio" not in file.file.name
    html = client_of(user).get(ITEM).content.decode()
    assert 'href="https://www.example.org/muistio?a=1&amp;b=2" rel="external nofollow noopener' in html
    assert f"/fi/evidence/{file.pk}/file/" in html
    assert f"/fi/evidence/report/{update.pk}/" in html


def test_a_double_press_keeps_one_of_each(client_of, coordinator, item):
    for _press in range(2):
        report(client_of(coordinator), **LINK, evidence_file=pdf())
    assert StatusUpdate.objects.count() == 1
    assert Attachment.objects.count() == 2
    assert len(files_on_disk()) == 1


WRONG = [
    ({"evidence_url": "javascript:alert(1)", "evidence_words": "A"}, "evidence_url"),
    ({"evidence_url": "ftp://example.org/a", "evidence_words": "A"}, "evidence_url"),
    ({"evidence_url": "https://kaija:salasana@example.org/", "evidence_words": "A"}, "evidence_url"),
    ({"evidence_url": "https://[::1", "evidence_words": "A"}, "evidence_url"),
    ({"evidence_url": "https://example.org/" + "x" * 1000, "evidence_words": "A"}, "evidence_url"),
    ({"evidence_url": "https://example.org/"}, "evidence_words"),
    ({"evidence_words": "Vain sanoja"}, "evidence_url"),
    ({"evidence_url": "https://example.org/", "evidence_words": "x" * 201}, "evidence_words"),
    ({"evidence_url": "https://example.org/", "evidence_words": "a\x00b"}, "evidence_words"),
]


@pytest.mark.parametrize(("sent", "field"), WRONG)
def test_a_wrong_link_gets_a_sentence_and_the_text_stays(client_of, coordinator, item, sent, field):
    answer = report(client_of(coordinator), narrative_fi="Säilyy", **sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in html
    assert f'href="#id_{field}"' in html
    assert "Säilyy" in html
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("name", ["program.exe", "sivu.html", "ohjelma.pdf", "makro.docx", "tyhja.txt"])
def test_a_file_that_is_not_taken_leaves_nothing(client_of, coordinator, item, name):
    answer = report(client_of(coordinator), narrative_fi="Säilyy", evidence_file=pdf(name, BAD[name]))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_evidence_file_error"' in html
    assert "Säilyy" in html
    assert not StatusUpdate.objects.exists()
    assert files_on_disk() == set()


def test_a_file_that_is_too_large_is_cut_short_and_the_text_stays(client_of, coordinator, item, settings):
    settings.ATTACHMENT_LIMIT = 200_000
    large = pdf(content=PDF + b"0" * 3_000_000)
    answer = report(client_of(coordinator), evidence_file=large, narrative_fi="Säilyy")
    assert answer.status_code == 422
    assert "Säilyy" in answer.content.decode()
    assert 'id="id_evidence_file_error"' in answer.content.decode()
    assert answer.wsgi_request.FILES["evidence_file"].size < 400_000


def test_a_file_just_at_the_limit_is_taken_whole(client_of, coordinator, item, settings):
    settings.ATTACHMENT_LIMIT = 200_000
    content = TEXT + b"x" * (200_000 - len(TEXT))
    assert report(client_of(coordinator), evidence_file=pdf("muistio.txt", content)).status_code == 302
    assert Attachment.objects.get().size == 200_000


def test_with_another_mistake_the_page_says_that_the_file_must_be_chosen_again(client_of, coordinator, item):
    html = report(client_of(coordinator), status="", evidence_file=pdf()).content.decode()
    assert 'href="#id_evidence_file"' in html
    assert files_on_disk() == set()


# --- A file and its row come together ---


def test_a_row_that_fails_leaves_no_file(item, coordinator):
    update = report_status(item, status="running", as_of=date(2013, 11, 5))
    upload = attachments.Upload(PDF, "muistio.pdf", "application/pdf")
    with pytest.raises(ZeroDivisionError), attachments.files_with_rows() as files:  # noqa: PT012
        attachments.attach(update, attachments.Evidence(upload=upload), coordinator, files)
        assert len(files_on_disk()) == 1
        raise ZeroDivisionError
    assert files_on_disk() == set()
    assert not Attachment.objects.exists()


def test_a_report_that_fails_leaves_no_file(client_of, coordinator, item, monkeypatch):
    def fails(*_args, **_kwargs):
        raise IntegrityError

    monkeypatch.setattr(attachments.Attachment.objects, "create", fails)
    with pytest.raises(IntegrityError):
        report(client_of(coordinator), evidence_file=pdf())
    assert not StatusUpdate.objects.exists()
    assert files_on_disk() == set()


def test_what_a_crash_has_left_is_swept_away_and_nothing_else(kept, monkeypatch):
    lost = Path(django_settings.MEDIA_ROOT) / attachments.FOLDER / "lost"
    lost.write_bytes(b"x")
    sweep_files()
    assert lost.exists()
    monkeypatch.setattr(attachments, "LEFT_BEHIND", timedelta(seconds=-5))
    assert attachments.sweep() == 1
    assert files_on_disk() == {Path(kept.file.name).name}


def test_the_database_holds_a_link_or_a_file(milestone):
    both = {"url": "https://example.org/", "name": "a.pdf", "file": "a"}
    for wrong in ({}, both, {"name": "a.pdf"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.create(target=milestone, **wrong)


# --- Seen, downloaded and removed ---


@pytest.mark.parametrize("kind", ["report", "milestone", "activity"])
def test_evidence_is_given_on_a_page_of_its_own(client_of, coordinator, item, milestone, kind):
    activity = item.plan.activities.create(title_fi="Koulutus", kind="training", first_day="2013-05-05")
    activity.items.add(item)
    update = report_status(item, status="running", as_of=date(2013, 11, 5))
    row = {"report": update, "milestone": milestone, "activity": activity}[kind]
    at = f"/fi/evidence/{kind}/{row.pk}/"
    revision = item.plan.revision
    browser = client_of(coordinator)
    assert browser.get(at).status_code == 200
    assert browser.post(at, {**LINK, "evidence_file": pdf()}).url == at
    assert attachments.attachments_on(row).count() == 2
    item.plan.refresh_from_db()
    assert item.plan.revision > revision
    page = browser.get(ITEM).content.decode()
    assert "Muistio verkossa" in page
    assert at in page


def test_nothing_is_given_without_a_link_or_a_file(client_of, coordinator, at):
    answer = client_of(coordinator).post(at, {})
    assert answer.status_code == 422
    assert 'href="#id_evidence_url"' in answer.content.decode()


def test_a_file_is_downloaded_and_never_shown(kept, client_of, steering_member):
    answer = client_of(steering_member).get(f"/fi/evidence/{kept.pk}/file/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="Muistio 5.11.pdf"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_no_other_address_leads_to_a_file(kept, client_of, coordinator):
    for start in ("/", "/media/", "/fi/media/", "/static/"):
        assert client_of(coordinator).get(f"{start}{kept.file.name}").status_code == 404


def test_it_is_never_public(kept, client_of, outsider, plan, milestone, at):
    attachments.Attachment.objects.create(
        target=milestone, url="https://example.org/", words="Salainen linkki"
    )
    plan.published_day = plan.last_day
    plan.save()
    assert client_of(None).get(at).status_code == 302
    assert client_of(outsider).get(at).status_code == 403
    for user, answer in ((None, 302), (outsider, 403)):
        assert client_of(user).get(f"/fi/evidence/{kept.pk}/file/").status_code == answer
        page = client_of(user).get(ITEM).content.decode()
        assert "evidence" not in page.split("<main")[1]
        assert "Salainen linkki" not in page


def test_a_contact_gives_evidence_of_the_own_groups_items_alone(client_of, group_contact, plan):
    other = factories.MilestoneFactory(plan=plan)
    other.items.add(plan.items.get(number="1.2"))
    at = f"/fi/evidence/milestone/{other.pk}/"
    assert client_of(group_contact).get(at).status_code == 200
    assert client_of(group_contact).post(at, LINK).status_code == 403
    assert not Attachment.objects.exists()


def test_a_contact_gives_evidence_of_what_the_own_group_held(client_of, group_contact, group, plan):
    activity = plan.activities.create(title_fi="Koulutus", kind="training", first_day="2013-05-05")
    activity.networks.add(group)
    assert client_of(group_contact).post(f"/fi/evidence/activity/{activity.pk}/", LINK).status_code == 302


@pytest.mark.parametrize("who", ["coordinator", "group_contact"])
def test_a_coordinator_or_the_giver_removes_it(
    kept, client_of, who, request, at, django_capture_on_commit_callbacks
):
    user = request.getfixturevalue(who)
    remove = f"/fi/evidence/{kept.pk}/remove/"
    assert client_of(user).get(remove).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client_of(user).post(remove).url == at
    kept.refresh_from_db()
    assert (kept.removed_by, kept.file.name, kept.name) == (user, "", "Muistio 5.11.pdf")
    assert files_on_disk() == set()
    assert client_of(user).get(f"/fi/evidence/{kept.pk}/file/").status_code == 404
    assert client_of(user).post(remove).status_code == 404
    assert "Muistio 5.11.pdf" in client_of(user).get(at).content.decode()
    assert "Muistio 5.11.pdf" not in client_of(user).get(ITEM).content.decode()
    entries = LogEntry.objects.get_for_object(kept).order_by("pk")
    assert [entry.action for entry in entries] == [LogEntry.Action.CREATE, LogEntry.Action.UPDATE]
    assert "removed_at" in entries[1].changes


def test_a_removal_that_fails_keeps_the_file(kept, coordinator):
    with pytest.raises(ZeroDivisionError), transaction.atomic():  # noqa: PT012
        attachments.remove(kept, coordinator)
        raise ZeroDivisionError
    assert files_on_disk() == {Path(kept.file.name).name}


def test_another_contact_does_not_remove_it(kept, client_of, group, steering_member):
    other = factories.UserFactory()
    other.roles.create(role="group_contact", network=group)
    for user in (other, steering_member):
        assert client_of(user).post(f"/fi/evidence/{kept.pk}/remove/").status_code == 403
    kept.refresh_from_db()
    assert kept.removed_at is None


def test_what_is_gone_or_unknown_is_not_found(kept, client_of, coordinator, milestone):
    browser = client_of(coordinator)
    assert browser.get(f"/fi/evidence/item/{milestone.pk}/").status_code == 404
    assert browser.get("/fi/evidence/milestone/999999/").status_code == 404
    assert browser.get("/fi/evidence/999999/file/").status_code == 404
    Path(kept.file.path).unlink()
    assert browser.get(f"/fi/evidence/{kept.pk}/file/").status_code == 404
    link = Attachment.objects.create(target=milestone, url="https://example.org/", words="Linkki")
    assert browser.get(f"/fi/evidence/{link.pk}/file/").status_code == 404
    milestone.delete()
    assert browser.get(f"/fi/evidence/{kept.pk}/file/").status_code == 404


def test_html_in_words_and_names_is_text(client_of, coordinator, milestone, at):
    browser = client_of(coordinator)
    browser.post(at, {"evidence_url": "https://example.org/", "evidence_words": "<script>alert(1)</script>"})
    browser.post(at, {"evidence_file": pdf("<img src=x onerror=alert(1)>.pdf")})
    for page in (at, ITEM):
        html = browser.get(page).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_an_activity_with_evidence_is_not_deleted(client_of, coordinator, plan):
    activity = plan.activities.create(title_fi="Koulutus", kind="training", first_day="2013-05-05")
    Attachment.objects.create(target=activity, url="https://example.org/", words="Linkki")
    assert client_of(coordinator).post(f"/fi/desk/activities/{activity.pk}/delete/").status_code == 409


def test_the_page_of_an_item_asks_once_for_all_evidence(
    client_of, coordinator, item, group, django_assert_max_num_queries
):
    for number in range(1, 6):
        update = report_status(item, status="running", as_of=date(2013, number, 5), author=coordinator)
        milestone = factories.MilestoneFactory(plan=item.plan)
        milestone.items.add(item)
        activity = item.plan.activities.create(title_fi="A", kind="event", first_day=date(2013, number, 6))
        activity.items.add(item)
        activity.networks.add(group)
        activity.attendance.create(municipality=factories.MunicipalityFactory(), number=number)
        for row in (update, milestone, activity):
            Attachment.objects.create(target=row, url="https://example.org/", words=f"Linkki {row.pk}")
    browser = client_of(coordinator)
    browser.get(ITEM)
    with django_assert_max_num_queries(18):
        html = browser.get(ITEM).content.decode()
    assert html.count('rel="external') == 15


def test_the_day_of_adding_is_told(kept, client_of, coordinator, at):
    today = timezone.localdate()
    assert f"{today.day}.{today.month}.{today.year}" in client_of(coordinator).get(at).content.decode()
