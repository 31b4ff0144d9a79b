"""What a page refuses is not found: not as a hit, not as a count, for no member of the cast (docs/search.md)."""

from datetime import date

import pytest
from django.utils import timezone

from botnia_portal.core.comments import write_comment
from evaluations.models import AreaAssessment, Edition, EvaluationRound, GroupPosition, ItemAssessment
from networks.models import Membership, Person
from plans.models import Activity, Indicator, Statement, StatusUpdate
from tests import factories
from tests.evaluations.sample import sample

CAST = ("anonymous", "outsider", "group_contact", "steering_member", "coordinator")
EVERYONE = set(CAST)
LIVE = {"group_contact", "steering_member", "coordinator"}
COORDINATOR = {"coordinator"}


@pytest.fixture
def cast(outsider, group_contact, steering_member, coordinator):
    members = (None, outsider, group_contact, steering_member, coordinator)
    return dict(zip(CAST, members, strict=True))


@pytest.fixture
def finders(cast, find, index):
    """Who finds anything by a word, as hit or as count; both have to agree."""

    def ask(word: str, language: str = "fi") -> set[str]:
        index()
        found = set()
        for name, user in cast.items():
            results = find(user, word, language).context["results"]
            assert bool(results.hits) == bool(results.total) == bool(results.kinds)
            found |= {name} if results.hits else set()
        return found

    return ask


def test_what_the_plan_says_is_open(plan, item, finders):
    item.description_fi = "Ainutkertainen"
    item.save()
    Statement.objects.create(plan=plan, section=item.section, kind="goal", text_fi="Päämääräinen")
    Indicator.objects.create(plan=plan, name_fi="Mittaristo", unit_fi="kpl")
    factories.MilestoneFactory(plan=plan, title_fi="Virstanpylväs")
    for word in ("ainutkertainen", "päämääräinen", "mittaristo", "virstanpylväs"):
        assert finders(word) == EVERYONE, word


def test_a_draft_plan_is_found_by_its_coordinators_alone(plan, item, finders):
    item.title_fi = "Luonnosmainen"
    item.save()
    plan.status = "draft"
    plan.save()
    update_of(item, "Selosteinen")
    assert finders("luonnosmainen") == COORDINATOR
    assert finders("selosteinen") == COORDINATOR


def update_of(item, text: str, as_of=date(2013, 6, 30)) -> None:
    StatusUpdate.objects.create(item=item, as_of=as_of, status="running", narrative_fi=text)


def test_what_was_reported_is_for_those_who_see_the_live_state(plan, item, finders):
    """Readers see the state of the published day, and no page shows them what was reported in words."""
    update_of(item, "Selosteinen")
    plan.published_day = date(2013, 12, 31)
    plan.save()
    assert finders("selosteinen") == LIVE


@pytest.mark.parametrize(
    ("published", "found"), [(None, LIVE), (date(2013, 3, 1), LIVE), (date(2013, 5, 5), EVERYONE)]
)
def test_an_activity_is_open_from_the_published_day_on(plan, item, finders, published, found):
    held = Activity.objects.create(
        plan=plan,
        title_fi="Messutapahtuma",
        kind="seminar",
        first_day=date(2013, 5, 4),
        last_day=date(2013, 5, 5),
    )
    held.items.add(item)
    plan.published_day = published
    plan.save()
    assert finders("messutapahtuma") == found


def test_comments_are_for_those_who_read_them(plan, item, coordinator, finders):
    write_comment(item, "Huomautuksenomainen", coordinator)
    write_comment(item.section, "Huomautuksenomainen", coordinator)
    assert finders("huomautuksenomainen") == LIVE


def test_a_round_is_the_coordinators_until_its_review(plan, item, coordinator, finders):
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), summary_fi="Tiivistelmällinen"
    )
    ItemAssessment.objects.create(round=evaluation, item=item, rating="well", reason_fi="Perusteellinen")
    AreaAssessment.objects.create(round=evaluation, section=item.section, strengths_fi="Vahvuuksellinen")
    GroupPosition.objects.create(round=evaluation, text_fi="Kannanotollinen")
    write_comment(evaluation, "Kierroksellinen", coordinator)
    words = ("tiivistelmällinen", "perusteellinen", "vahvuuksellinen", "kannanotollinen", "kierroksellinen")
    for word in words:
        assert finders(word) == COORDINATOR, word
    evaluation.state = "in_review"
    evaluation.save()
    for word in words:
        assert finders(word) == {"steering_member", "coordinator"}, word


@pytest.mark.parametrize(("public", "found"), [(True, EVERYONE), (False, LIVE)])
def test_a_name_is_found_where_pages_of_networks_show_it(plan, group, finders, public, found):
    person = Person.objects.create(
        name="Ainokainen Nimi",
        name_public=public,
        email="salainen@example.org",
        title_fi="Virkanimike",
        phone="0501234567",
    )
    Membership.objects.create(network=group, person=person)
    assert finders("ainokainen") == found
    for contact in ("salainen", "0501234567", "virkanimike"):
        assert finders(contact) == set()


def test_a_person_in_no_network_is_the_desks(plan, finders):
    Person.objects.create(name="Irrallinen Nimi", name_public=True)
    assert finders("irrallinen") == COORDINATOR


def test_what_plans_share_is_open_and_notes_of_the_desk_are_not(plan, finders):
    factories.OrganisationFactory(name_fi="Yhdistyksellinen", note_fi="Muistiinpanollinen")
    factories.NetworkFactory(name_fi="Verkostollinen", task_fi="Tehtävällinen")
    factories.ProjectFactory(name_fi="Hankkeellinen")
    factories.StrategyGoalFactory(name_fi="Tavoitteellinen")
    for word in ("yhdistyksellinen", "verkostollinen", "tehtävällinen", "hankkeellinen", "tavoitteellinen"):
        assert finders(word) == EVERYONE, word
    assert finders("muistiinpanollinen") == set()


def test_a_superuser_finds_everything(plan, item, find, index):
    update_of(item, "Selosteinen")
    plan.status = "draft"
    plan.save()
    index()
    user = factories.UserFactory(email="super@example.org", is_superuser=True)
    assert find(user, "selosteinen").context["results"].total == 1


def test_what_has_been_taken_back_is_not_found_before_the_worker_has_read_it(plan, group, index, titles):
    person = Person.objects.create(name="Julkinen Nimi", name_public=True)
    Membership.objects.create(network=group, person=person)
    index()
    assert titles(None, "julkinen") == ["Julkinen Nimi"]
    Person.objects.update(name_public=False)
    assert titles(None, "julkinen") == []


def test_a_withdrawn_edition_is_not_found_before_the_worker_has_read_it(plan, index, find):
    data = sample(draft=False)
    evaluation = EvaluationRound.objects.create(
        plan=plan, kind="mid-term", cut_off=date(2013, 12, 31), state="issued"
    )
    evaluation.editions.create(number=1, publication=data.to_data(), sha256=data.checksum())
    index()
    word = data.whole.summary.fi.split()[0]
    assert find(None, word).context["results"].total > 0
    Edition.objects.update(withdrawn_at=timezone.now(), withdrawal_reason_fi="Virhe")
    assert find(None, word).context["results"].total == 0
