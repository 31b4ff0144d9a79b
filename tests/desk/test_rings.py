"""No row stands above itself: works, bodies, milestones that follow one another, deputies."""

import pytest

from plans.models import Project
from tests import factories
from tests.plans.forms import fields_of


@pytest.fixture
def desk(client_of, coordinator):
    return client_of(coordinator)


def send(desk, noun: str, row, **changes):
    at = f"/fi/desk/{noun}/{row.pk}/"
    return desk.post(at, {**fields_of(desk.get(at)), **changes})


def refused(answer, name: str) -> bool:
    """Whether the sentence stands beside the field."""
    return answer.status_code == 422 and f'id="id_{name}_error"' in answer.content.decode()


@pytest.fixture
def works(plan):
    """Each a part of the one before."""
    top = factories.ProjectFactory()
    middle = factories.ProjectFactory(parent=top)
    return top, middle, factories.ProjectFactory(parent=middle)


@pytest.mark.parametrize("other", [0, 1, 2])
@pytest.mark.parametrize("name", ["parent", "programme"])
def test_a_work_is_no_part_of_its_own_parts_at_any_depth(desk, works, name, other):
    assert refused(send(desk, "projects", works[0], **{name: works[other].pk}), name)
    assert Project.objects.get(pk=works[0].pk).parent is None


def test_a_programme_is_no_project_of_its_own_project(desk, works):
    top, middle, last = works
    other = factories.ProjectFactory(programme=last)
    assert refused(send(desk, "projects", top, parent=other.pk), "parent")
    assert send(desk, "projects", other, parent=middle.pk).status_code == 302


def test_a_ring_that_stands_already_does_not_stop_other_changes(desk, works):
    top, middle, _last = works
    Project.objects.filter(pk=top.pk).update(parent=middle)
    assert send(desk, "projects", top, funding_fi="Kaste").status_code == 302


def test_a_body_is_no_unit_of_its_own_units(desk, plan):
    top = factories.OrganisationFactory()
    unit = factories.OrganisationFactory(parent=factories.OrganisationFactory(parent=top))
    assert refused(send(desk, "organisations", top, parent=unit.pk), "parent")
    assert send(desk, "organisations", unit, parent=top.pk).status_code == 302


def test_milestones_do_not_follow_each_other(desk, plan):
    first = plan.milestones.get()
    second = factories.MilestoneFactory(plan=plan, after=first)
    assert refused(send(desk, "milestones", first, after=second.pk), "after")


def test_two_members_are_not_deputies_of_each_other(desk, plan):
    network = factories.NetworkFactory()
    first = network.memberships.create(words_fi="Vaasa", role="member")
    second = network.memberships.create(words_fi="Kristiina", role="deputy", deputy_of=first)
    assert refused(send(desk, "members", first, deputy_of=second.pk), "deputy_of")


def test_a_work_is_part_of_a_work_and_not_of_an_organisation(desk, plan):
    assert "Osa organisaatiota" not in desk.get("/fi/desk/projects/new/").content.decode()
