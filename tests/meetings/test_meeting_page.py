"""The meetings of a plan: who sees them, what the pack shows, and what a coordinator writes on its page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from botnia_portal.core import texts
from botnia_portal.meetings.selectors_pack import pack_of
from evaluations.models import EvaluationRound
from networks.models import AgendaPoint
from plans.models import Baseline, Decision
from plans.selectors.meetings import groups_of, meeting_list
from plans.selectors.progress import Progress, progress_of_plan
from plans.services.reporting import report_status
from tests import factories
from tests.meetings.conftest import PAGE
from tests.plans.forms import fields_of

TODAY = date(2014, 6, 1)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_groups_are_the_steering_group_and_the_management_group_of_the_owner(plan):
    managing = factories.NetworkFactory(kind="management_group", slug="johto")
    managing.conveners.add(plan.owner)
    factories.NetworkFactory(kind="management_group", slug="toinen")
    assert set(groups_of(plan)) == {plan.steering_group, managing}


def test_the_next_meeting_stands_on_top_and_the_list_ends_half_a_year_after_the_term(plan, meeting, before):
    group = plan.steering_group
    group.meetings.create(day=date(2016, 1, 1))
    later = group.meetings.create(day=date(2014, 9, 1))
    listed = meeting_list(plan, date(2014, 1, 23))
    assert (listed.next, listed.ahead, listed.held) == (meeting, [meeting, later], [before])


def test_a_meeting_of_another_time_that_decided_on_the_plan_belongs_to_it(plan):
    other = factories.NetworkFactory(slug="hallitus").meetings.create(day=date(2012, 1, 9))
    assert meeting_list(plan, TODAY).held == []
    plan.decisions.create(kind="adopted", meeting=other)
    assert meeting_list(plan, TODAY).held == [other]


@pytest.mark.parametrize("address", ["", "{pk}/"])
def test_outsiders_contacts_and_readers_see_none(
    meeting, client_of, outsider, group_contact, steering_member, address
):
    url = PAGE + address.format(pk=meeting.pk)
    assert "/accounts/login/" in client_of(None).get(url).url
    for user in (outsider, group_contact):
        refused = client_of(user).get(url)
        assert refused.status_code == 403
        assert "ohjausryhmän jäsenet" in words(refused)
    assert client_of(steering_member).get(url).status_code == 200


def test_a_meeting_of_another_group_is_not_there(plan, client_of, coordinator):
    other = factories.NetworkFactory().meetings.create(day=date(2014, 1, 23))
    assert client_of(coordinator).get(f"{PAGE}{other.pk}/").status_code == 404


def test_the_figures_are_those_of_the_overview_of_that_day(plan, item, meeting, coordinator, client_of, page):
    report_status(item, status="realised", as_of=date(2014, 1, 20), author=coordinator)
    report_status(item, status="running", as_of=date(2014, 3, 1), author=coordinator)
    pack = pack_of(plan, meeting, TODAY)
    assert pack.day == date(2014, 1, 23)
    assert pack.total == sum(progress_of_plan(plan, pack.day).values(), Progress())
    assert (pack.total.realised, pack.total.counted) == (1, 2)
    overview = client_of(coordinator).get("/fi/plans/pieni/?as_of=2014-01-23").context["overview"]
    assert pack.total == overview.total
    assert {area.section.pk: area.progress for area in pack.areas} == {
        area.section.pk: area.progress for area in overview.areas
    }


def test_before_a_meeting_that_is_still_to_come_the_state_is_that_of_today(plan):
    today = timezone.localdate()
    coming = plan.steering_group.meetings.create(day=today + timedelta(days=9))
    assert pack_of(plan, coming, today).day == today


def test_what_is_late_stands_with_what_was_told_last(plan, item, meeting, coordinator):
    late = pack_of(plan, meeting, TODAY).late
    assert [(line.item.number, line.told) for line in late] == [("1.1", None)]
    for day, text in (
        (date(2013, 12, 1), "Vanha"),
        (date(2014, 1, 2), "Siirtyi"),
        (date(2014, 2, 2), "Myöhempi"),
    ):
        report_status(item, status="running", as_of=day, narrative={"fi": text}, author=coordinator)
    (line,) = pack_of(plan, meeting, TODAY).late
    assert line.told.narrative_fi == "Siirtyi"


def test_what_has_changed_is_told_since_the_meeting_before(
    plan, item, meeting, before, coordinator, client_of, page
):
    report_status(item, status="realised", as_of=date(2013, 10, 10), author=coordinator)
    second = plan.items.get(number="1.2")
    report_status(second, status="realised", as_of=date(2014, 1, 23), author=coordinator)
    changes = pack_of(plan, meeting, TODAY).changes
    assert [(group.kind, [row.item.number for row in group.rows]) for group in changes.groups] == [
        ("realised", ["1.2"])
    ]
    assert pack_of(plan, before, TODAY).changes is None
    assert "Muutokset kokouksen 10.10.2013 jälkeen" in words(client_of(coordinator).get(page))


def test_what_comes_next_ends_at_the_following_meeting(plan, item, before, meeting):
    far = factories.timed(factories.MilestoneFactory(plan=plan), "2014-03-01", "at")
    pack = pack_of(plan, before, TODAY)
    assert pack.ahead.until == meeting.day
    assert far not in pack.ahead.milestones
    assert list(plan.milestones.exclude(pk=far.pk)) == pack.ahead.milestones
    assert [row.number for row in pack.ahead.due] == ["1.1"]
    open_end = pack_of(plan, meeting, TODAY).ahead
    assert (open_end.until, open_end.milestones) == (None, [far])


def test_what_comes_next_names_commitments_where_no_following_meeting_is_known(
    plan, item, before, client_of, coordinator
):
    second = factories.timed(plan.items.get(number="1.2"), "2014-06-30", "deadline")
    ahead = pack_of(plan, before, TODAY).ahead
    assert (ahead.until, [row.number for row in ahead.due]) == (None, ["1.1", "1.2"])
    seen = words(client_of(coordinator).get(f"{PAGE}{before.pk}/"))
    assert "lähimmät etapit ja sitoumukset, joiden aika päättyy seuraavaksi" in seen
    assert f">1.2 {second.title_fi}<" in seen.replace(" </a>", "</a>")


def needed_words(plan, meeting) -> list[str]:
    return [one.words for one in pack_of(plan, meeting, TODAY).needed]


def test_nothing_waits_where_the_data_tell_nothing(plan, meeting, before):
    assert needed_words(plan, meeting) == []


def test_a_round_in_review_waits_for_its_decision_at_the_newest_meeting_alone(
    plan, meeting, before, client_of, coordinator, steering_member, page
):
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="in_review"
    )
    (one,) = pack_of(plan, meeting, TODAY).needed
    assert one.words == "Väliarviointi: käsittelyssä, odottaa ryhmän päätöstä."
    assert needed_words(plan, before) == []
    form = client_of(coordinator).get(one.step)
    assert f'<option value="{meeting.pk}" selected>' in form.content.decode()
    assert f'href="{one.step}"' in words(client_of(coordinator).get(page))
    seen = words(client_of(steering_member).get(page))
    assert f'href="{evaluation.get_absolute_url()}"' in seen
    assert "/decide/" not in seen


def test_an_adopted_round_waits_to_be_issued_and_an_open_one_for_nothing_here(plan, meeting):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    assert needed_words(plan, meeting) == []
    EvaluationRound.objects.filter(pk=evaluation.pk).update(state="adopted")
    assert needed_words(plan, meeting) == ["Väliarviointi: hyväksytty, odottaa julkaisemista."]


def test_a_late_item_that_the_evaluation_proposes_to_drop(plan, item, meeting):
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="in_review"
    )
    evaluation.item_assessments.create(item=item, outcome="drop")
    evaluation.item_assessments.create(item=plan.items.get(number="1.2"), outcome="drop")
    found = [one for one in pack_of(plan, meeting, TODAY).needed if one.item]
    assert [(one.item, one.page) for one in found] == [(item, "/fi/plans/pieni/items/1.1/")]


def test_a_plan_that_has_changed_since_its_decision_and_a_decision_not_carried_out(plan, item, meeting):
    Baseline.objects.create(plan=plan, taken_on=date(2013, 1, 1), data={})
    plan.items.filter(number="1.2").update(added_on=date(2013, 5, 5), added_reason_fi="Syy")
    assert needed_words(plan, meeting) == [
        "1 toimenpide on lisätty päätöksen 1.1.2013 jälkeen. Suunnitelmaa ei ole sen jälkeen tarkistettu."
    ]
    plan.decisions.create(kind="revised", section_mark="§ 5", text_fi="Tarkistettiin.")
    assert "§ 5" in needed_words(plan, meeting)[0]


def test_texts_that_one_language_lacks_are_counted(plan, item, meeting):
    item.title_sv = ""
    item.save()
    texts.record(item, texts.Place("plan:pieni", "1"))
    assert needed_words(plan, meeting) == [
        "1 suunnitelman teksti puuttuu toisella kielellä tai on vanhentunut."
    ]


# --- What a coordinator writes ------------------------------------------------------------------------------------


def add_point(client, page, **more):
    sent = fields_of(client.get(f"{page}?point=new")) | {"title_fi": "Tilanne", "title_sv": "Läget", **more}
    return client.post(f"{page}?point=new", sent)


def test_a_point_is_written_in_both_languages_on_the_page_itself(meeting, page, client_of, coordinator):
    client = client_of(coordinator)
    answer = add_point(client, page, proposal_fi="Merkitään tiedoksi.")
    assert answer.url == f"{page}#agenda"
    (point,) = meeting.points.all()
    assert (point.title_fi, point.title_sv, point.order) == ("Tilanne", "Läget", 1)
    assert texts.states_of(point)["proposal"].state == "missing"
    seen = words(client.get(page.replace("/fi/", "/sv/")))
    assert "Läget" in seen
    assert "Texten är på finska." in seen
    add_point(client, page)
    add_point(client, page, title_fi="Muut asiat", title_sv="")
    assert list(meeting.points.values_list("title_fi", flat=True)) == ["Tilanne", "Tilanne", "Muut asiat"]


def test_a_double_press_adds_one_point(meeting, page, client_of, coordinator):
    client = client_of(coordinator)
    add_point(client, page)
    add_point(client, page)
    assert meeting.points.count() == 1


def test_a_point_without_a_title_is_refused_with_a_sentence(meeting, page, client_of, coordinator):
    answer = add_point(client_of(coordinator), page, title_fi=" ", title_sv="", text_fi="Valmistelu")
    assert answer.status_code == 422
    assert "Valmistelu" in words(answer)
    assert not meeting.points.exists()


def test_two_people_on_one_point_are_asked_which_stays(
    meeting, page, client_of, coordinator, second_coordinator
):
    point = AgendaPoint.objects.create(meeting=meeting, title_fi="Tilanne", title_sv="Läget")
    url = f"{page}?point={point.pk}"
    mine = fields_of(client_of(coordinator).get(url)) | {"title_fi": "Minun"}
    theirs = fields_of(client_of(second_coordinator).get(url)) | {"title_fi": "Toisen", "text_fi": "Lisäys"}
    assert client_of(second_coordinator).post(url, theirs).status_code == 302
    answer = client_of(coordinator).post(url, mine)
    assert answer.status_code == 409
    point.refresh_from_db()
    assert (point.title_fi, point.text_fi) == ("Toisen", "Lisäys")
    chosen = fields_of(answer) | {"keep-title_fi": "mine"}
    assert client_of(coordinator).post(url, chosen).status_code == 302
    point.refresh_from_db()
    assert (point.title_fi, point.text_fi) == ("Minun", "Lisäys")


def test_whoever_saves_is_told_that_the_other_persons_text_was_kept(
    meeting, page, client_of, coordinator, second_coordinator
):
    point = AgendaPoint.objects.create(meeting=meeting, title_fi="Tilanne", title_sv="Läget")
    url = f"{page}?point={point.pk}"
    mine = fields_of(client_of(coordinator).get(url)) | {"title_fi": "Minun"}
    theirs = fields_of(client_of(second_coordinator).get(url)) | {"text_fi": "Lisäys"}
    client_of(second_coordinator).post(url, theirs)
    answer = client_of(coordinator).post(url, mine, follow=True)
    assert "Toisen henkilön muutokset tällä sivulla säilyivät" in words(answer)


@pytest.mark.parametrize(("title", "told"), [("Läget", "Käännös on vahvistettu."), ("", "Tallennettu.")])
def test_only_a_translation_that_is_there_is_told_to_be_confirmed(
    meeting, page, client_of, coordinator, title, told
):
    client = client_of(coordinator)
    add_point(client, page)
    url = f"{page}?point={meeting.points.get().pk}"
    sent = fields_of(client.get(url)) | {"title_sv": title, "confirm": "title"}
    answer = client.post(url, sent, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [told]


def test_a_decision_is_entered_where_the_meeting_stands(plan, meeting, page, client_of, coordinator):
    client = client_of(coordinator)
    url = f"{page}?decision=new"
    sent = fields_of(client.get(url)) | {
        "text_sv": "Läget antecknades.",
        "kind": "noted",
        "section_mark": "§ 4",
    }
    assert client.post(url, sent).url == f"{page}#decisions"
    (decision,) = Decision.objects.filter(plan=plan)
    assert (decision.meeting, decision.kind, decision.section_mark) == (meeting, "noted", "§ 4")
    assert "§ 4" in words(client.get(page))
    edit = f"{page}?decision={decision.pk}"
    client.post(edit, fields_of(client.get(edit)) | {"text_fi": "Merkittiin tiedoksi."})
    decision.refresh_from_db()
    assert decision.text_fi == "Merkittiin tiedoksi."


@pytest.mark.parametrize("change", [{"text_fi": ""}, {"kind": ""}, {"kind": "elsewhere"}])
def test_a_decision_without_text_or_kind_is_refused(plan, page, client_of, coordinator, change):
    client, url = client_of(coordinator), f"{page}?decision=new"
    sent = fields_of(client.get(url)) | {"text_fi": "Päätös", "kind": "noted"} | change
    assert client.post(url, sent).status_code == 422
    assert not plan.decisions.exists()


def test_a_decision_on_a_round_is_not_rewritten_here(plan, meeting, page, client_of, coordinator):
    evaluation = EvaluationRound.objects.create(plan=plan, kind="mid-term", cut_off=date(2013, 12, 31))
    decision = plan.decisions.create(kind="adopted", meeting=meeting, text_fi="Hyväksyttiin.")
    evaluation.decisions.add(decision)
    client = client_of(coordinator)
    assert client.get(f"{page}?decision={decision.pk}").status_code == 404
    assert "Hyväksyttiin." in words(client.get(page))


@pytest.mark.parametrize("part", ["point", "decision"])
def test_members_read_and_do_not_write(meeting, page, client_of, steering_member, part):
    client = client_of(steering_member)
    assert client.get(f"{page}?{part}=new").status_code == 403
    assert (
        client.post(f"{page}?{part}=new", {"title_fi": "X", "text_fi": "X", "kind": "noted"}).status_code
        == 403
    )
    assert "?point=" not in words(client.get(page))


@pytest.mark.parametrize("asked", ["point=999", "point=x", "decision=999"])
def test_a_row_of_another_meeting_is_not_there(before, meeting, page, client_of, coordinator, asked):
    AgendaPoint.objects.create(pk=999, meeting=before, title_fi="Muu")
    assert client_of(coordinator).get(f"{page}?{asked}").status_code == 404


def test_a_constant_number_of_queries(real_plan, client_of, outsider, django_assert_max_num_queries):
    outsider.roles.create(role="coordinator", organisation=real_plan.owner)
    real_plan.steering_group.meetings.create(day=date(2013, 10, 10))
    meeting = real_plan.steering_group.meetings.create(day=date(2014, 1, 23))
    url = f"/sv/plans/{real_plan.slug}/meetings/{meeting.pk}/"
    client = client_of(outsider)
    client.get(url)
    with django_assert_max_num_queries(34):
        assert client.get(url).status_code == 200


def test_links_lead_to_the_meetings(plan, meeting, client_of, coordinator, group_contact):
    listed = f'href="{PAGE}"'
    network = plan.steering_group.get_absolute_url()
    for url in ("/fi/plans/pieni/", network):
        assert listed in words(client_of(coordinator).get(url))
        assert listed not in words(client_of(group_contact).get(url))
    coming = plan.steering_group.meetings.create(day=timezone.localdate() + timedelta(days=3))
    plan.last_day = timezone.localdate()
    plan.save()
    assert f'href="{PAGE}{coming.pk}/"' in words(client_of(coordinator).get("/fi/my-work/"))
