"""An area's own page: its text, news, links and files for everyone, and its place in the plan as readers may see it."""

from datetime import date, timedelta

import pytest
from auditlog.models import LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from botnia_portal.core import public_files
from botnia_portal.core.models import TextState
from plans.models import ActionPlan
from plans.services.load import PlanFileError, load_file
from priorities.models import AreaFile, AreaNews, PriorityArea
from tests import factories
from tests.evidence.files import BAD, PDF
from tests.plans.forms import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(plan) -> PriorityArea:
    area = PriorityArea.objects.get()
    area.slug, area.introduction_fi, area.citation_fi = "tieto", "Tietoa **kunnille**.", "Suunnitelma, s. 2"
    area.save()
    return area


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def read(client, language="fi", query="") -> str:
    return client.get(f"/{language}/priorities/tieto/{query}").content.decode()


def send(desk, noun: str, area: PriorityArea, **changes):
    """The form of something new on the area's page, with what is filled in."""
    at = f"/fi/desk/{noun}/new/?parent={area.pk}"
    return desk.post(at, {**fields_of(desk.get(at)), **changes})


def upload(name="esite.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_everyone_reads_its_text_with_its_source(client, area):
    page = read(client)
    assert "Tietoa <strong>kunnille</strong>." in page
    assert "Suunnitelma, s. 2" in page
    borrowed = read(client, "sv")
    assert '<div class="prose" lang="fi">' in borrowed
    assert "Texten är på finska." in borrowed


def test_an_empty_area_says_what_is_missing(client, area):
    PriorityArea.objects.update(introduction_fi="", citation_fi="")
    page = read(client)
    for words in ("ei ole vielä kirjoitettu", "Uutisia ei ole", "Linkkejä ei ole", "Tiedostoja ei ole"):
        assert words in page


def test_an_area_without_a_plan_has_a_page(client, area):
    factories.PriorityAreaFactory(slug="uusi", owner=factories.OrganisationFactory())
    assert "ei ole missään suunnitelmassa" in client.get("/fi/priorities/uusi/").content.decode()
    assert client.get("/fi/priorities/ei-ole/").status_code == 404


def test_the_counts_are_those_of_the_published_day(client, desk, area, plan, item):
    assert "3 toimenpidettä" in read(client)  # no day has been published
    assert "sitoumuksesta" not in read(client)
    plan.published_day = date(2013, 12, 31)
    plan.save()
    assert "<strong>0</strong> / 2" in " ".join(read(client).split()) or "2 sitoumuksesta" in read(client)
    assert plan.get_absolute_url() in read(client)


def test_a_draft_plan_does_not_show_on_the_page(client, desk, area, plan):
    ActionPlan.objects.update(status="draft")
    assert "ei ole missään suunnitelmassa" in read(client)
    assert "/fi/plans/pieni/sections/1/" in read(desk)


def test_the_indicators_of_the_area_are_there(client, area, plan, item):
    plan.published_day = date(2013, 12, 31)
    plan.save()
    row = plan.indicators.create(item=item, name_fi="Kunnat", unit_fi="kuntaa", target=3)
    row.values_told.create(day=date(2013, 6, 1), value=1)
    row.values_told.create(day=date(2014, 6, 1), value=2)
    page = read(client)
    assert "Kunnat" in page
    assert f'id="course-{row.pk}' in page
    assert "1.6.2014" not in page


def test_readers_see_news_while_they_are_published(client, desk, area):
    today = timezone.localdate()
    day = timedelta(days=1)
    for title, row in {
        "Nyt": {"day": today - day, "published": True},
        "Luonnos": {"day": today - day, "published": False},
        "Tuleva": {"day": today + day, "published": True},
        "Viimeisenä": {"day": today - day, "last_day": today, "published": True},
        "Mennyt": {"day": today - 3 * day, "last_day": today - day, "published": True},
    }.items():
        area.news.create(title_fi=title, **row)
    page = read(client)
    assert [title in page for title in ("Nyt", "Viimeisenä", "Luonnos", "Tuleva", "Mennyt")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    page = read(desk)
    assert page.count("tag-warn") == 3
    assert "Mennyt" in page


def test_news_are_written_on_the_desk_with_history_and_in_the_queue(desk, client, area):
    assert (
        send(desk, "area-news", area, title_fi="Uutinen", day="2026-01-05", published="on").status_code == 302
    )
    news = AreaNews.objects.get()
    assert news.published
    assert LogEntry.objects.get_for_object(news).exists()
    assert "Uutinen" in desk.get("/fi/translations/?language=sv").content.decode()
    assert TextState.objects.get(field="title", object_id=news.pk, scope="register").state == "missing"
    assert '<span lang="fi">Uutinen</span>' in read(client, "sv")


@pytest.mark.parametrize(
    "wrong",
    [{"title_fi": ""}, {"day": ""}, {"day": "2026-01-05", "last_day": "2026-01-04"}],
)
def test_news_that_cannot_be_are_refused(desk, area, wrong):
    sent = {"title_fi": "Uutinen", "day": "2026-01-05", **wrong}
    assert send(desk, "area-news", area, **sent).status_code == 422
    assert not AreaNews.objects.exists()


def test_a_link_leads_away_and_says_where(desk, client, area):
    assert (
        send(desk, "area-links", area, name_fi="Tilastoja", url="https://www.example.org/a").status_code
        == 302
    )
    page = read(client)
    assert '<a href="https://www.example.org/a" rel="external noopener noreferrer">Tilastoja</a>' in page
    assert "www.example.org</span>" in page
    assert send(desk, "area-links", area, name_fi="Paha", url="javascript:alert(1)").status_code == 422


def test_a_file_is_taken_and_everyone_downloads_it(desk, client, area):
    sent = {"name_fi": "Esite", "name_sv": "Broschyr", "language": "fi", "upload": upload()}
    assert send(desk, "area-files", area, **sent).status_code == 302
    row = AreaFile.objects.get()
    assert (row.file_name, row.media_type, row.size) == ("esite.pdf", "application/pdf", len(PDF))
    assert f"/sv/priorities/files/{row.pk}/" in read(client, "sv")
    answer = client.get(f"/sv/priorities/files/{row.pk}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="esite.pdf"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_the_words_of_a_file_change_and_the_file_stays(desk, area):
    send(desk, "area-files", area, name_fi="Esite", upload=upload())
    row = AreaFile.objects.get()
    at = f"/fi/desk/area-files/{row.pk}/"
    assert desk.post(at, {**fields_of(desk.get(at)), "name_sv": "Broschyr"}).status_code == 302
    changed = AreaFile.objects.get()
    assert (changed.name_sv, changed.file) == ("Broschyr", row.file)


@pytest.mark.parametrize("name", ["program.exe", "sivu.html", "skripti.pdf", "muistio.docm"])
def test_a_file_that_is_not_taken_is_refused(desk, area, name):
    answer = send(desk, "area-files", area, name_fi="Esite", upload=upload(name, BAD[name]))
    assert answer.status_code == 422
    assert not AreaFile.objects.exists()


def test_a_form_without_a_file_or_a_name_says_so_and_keeps_the_words(desk, area):
    answer = send(desk, "area-files", area, name_fi="Esite")
    assert answer.status_code == 422
    assert "Valitse tiedosto." in answer.content.decode()
    assert "Esite" in answer.content.decode()
    answer = send(desk, "area-files", area, upload=upload())
    assert answer.status_code == 422
    assert "Valitse se uudelleen" in answer.content.decode()
    assert not AreaFile.objects.exists()


def test_another_file_of_the_same_name_is_not_dropped_in_silence(desk, area):
    for content, status in ((PDF, 302), (PDF, 302), (PDF + b"\n", 422)):
        answer = send(desk, "area-files", area, name_fi="Esite", upload=upload(content=content))
        assert answer.status_code == status
    assert AreaFile.objects.count() == 1


def test_a_deleted_file_is_not_there_any_more_and_is_swept_away(desk, client, area, monkeypatch):
    send(desk, "area-files", area, name_fi="Esite", upload=upload())
    row = AreaFile.objects.get()
    kept = default_storage.save(f"{public_files.FOLDER}/kept", ContentFile(b"x"))
    AreaFile.objects.create(area=area, name_fi="Toinen", file=kept, file_name="x.txt", size=1)
    assert desk.post(f"/fi/desk/area-files/{row.pk}/delete/").status_code == 302
    assert client.get(f"/fi/priorities/files/{row.pk}/").status_code == 404
    monkeypatch.setattr("botnia_portal.core.attachments.LEFT_BEHIND", timedelta(0))
    assert public_files.sweep() >= 1
    assert not default_storage.exists(row.file.name)
    assert default_storage.exists(kept)


def test_a_file_that_has_gone_from_the_disk_is_a_page_that_is_not_there(client, area):
    row = AreaFile.objects.create(
        area=area, name_fi="Poissa", file="public/poissa", file_name="x.txt", size=1
    )
    assert client.get(f"/fi/priorities/files/{row.pk}/").status_code == 404


def test_others_do_not_write_the_page(client_of, outsider, steering_member, group_contact, area):
    for user in (outsider, steering_member, group_contact):
        assert client_of(user).get(f"/fi/desk/area-news/new/?parent={area.pk}").status_code == 403


def test_a_page_with_much_on_it_asks_no_more_questions(client, area, django_assert_max_num_queries):
    for number in range(30):
        area.news.create(title_fi=f"Uutinen {number}", day="2026-01-05", published=True)
        area.links.create(name_fi=f"Linkki {number}", url="https://www.example.org/")
    with django_assert_max_num_queries(12):
        read(client)


def test_the_plan_leads_to_the_area_and_the_list_of_areas_too(client, area):
    assert "/fi/priorities/tieto/" in client.get("/fi/plans/pieni/sections/1/").content.decode()
    assert "/fi/priorities/tieto/" in client.get("/fi/priorities/").content.decode()


@pytest.mark.once
def test_the_real_area_begins_with_the_words_of_the_plan(real_plan, client):
    page = client.get("/sv/priorities/tietotuotanto/").content.decode()
    assert "öppnas en egen avdelning för informationsproduktionen" in page
    assert "Verksamhetsplan för Österbotten 2013–2014, s. 2" in page
    assert "tag-lang" not in page.partition("<main")[2].partition("news")[0]


def test_an_address_of_another_owner_is_refused_by_the_loader(plan, settings):
    factories.PriorityAreaFactory(slug="tietotuotanto", owner=factories.OrganisationFactory())
    with pytest.raises(PlanFileError, match="tietotuotanto"):
        load_file(settings.BASE_DIR / "plans/data/pohjanmaa-2013-2014.yaml")
