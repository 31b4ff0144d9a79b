"""Small makers of rows for tests: neutral names, no fixture dumps."""

from datetime import date, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from botnia_portal.core.tokens import hash_of
from networks.models import Municipality, Network, Organisation, Province, User
from plans.models import (
    ActionPlan,
    AnswerLink,
    Milestone,
    PlanItem,
    PlanSection,
    Project,
    RequestReceiver,
    SubmittedUpdate,
    UpdateRequest,
)
from priorities.models import PriorityArea, StatutoryTask, Strategy, StrategyGoal, Theme

PASSWORD = "a-long-password-for-tests"
QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""Hashing a password is slow on purpose."""


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    password = factory.django.Password(PASSWORD)


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = Province
        django_get_or_create = ("slug",)

    slug = "testimaa"
    name_fi = "Testimaa"
    name_sv = "Testland"


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    slug = factory.Sequence(lambda n: f"organisaatio-{n}")
    name_fi = factory.Sequence(lambda n: f"Organisaatio {n}")
    name_sv = factory.Sequence(lambda n: f"Organisation {n}")
    kind = "competence_centre"


class NetworkFactory(DjangoModelFactory):
    class Meta:
        model = Network

    slug = factory.Sequence(lambda n: f"verkosto-{n}")
    name_fi = factory.Sequence(lambda n: f"Verkosto {n}")
    name_sv = factory.Sequence(lambda n: f"Nätverk {n}")
    kind = "development_group"
    level = "provincial"


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = Municipality

    slug = factory.Sequence(lambda n: f"kunta-{n}")
    code = factory.Sequence(lambda n: f"{n:03d}")
    name_fi = factory.Sequence(lambda n: f"Kunta {n}")
    name_sv = factory.Sequence(lambda n: f"Kommun {n}")


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project

    slug = factory.Sequence(lambda n: f"hanke-{n}")
    name_fi = factory.Sequence(lambda n: f"Hanke {n}")
    name_sv = factory.Sequence(lambda n: f"Projekt {n}")
    kind = "project"
    phase = "running"


class PriorityAreaFactory(DjangoModelFactory):
    class Meta:
        model = PriorityArea

    owner = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"painopiste-{n}")
    number = 1
    name_fi = "Painopiste"
    name_sv = "Prioriteringsområde"


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    owner = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"teema-{n}")
    name_fi = "Teema"
    name_sv = "Tema"


class StrategyFactory(DjangoModelFactory):
    class Meta:
        model = Strategy

    slug = factory.Sequence(lambda n: f"strategia-{n}")
    kind = "own"
    name_fi = "Strategia"
    name_sv = "Strategi"


class StrategyGoalFactory(DjangoModelFactory):
    class Meta:
        model = StrategyGoal

    strategy = factory.SubFactory(StrategyFactory)
    number = factory.Sequence(str)
    name_fi = "Tavoite"
    name_sv = "Mål"


class StatutoryTaskFactory(DjangoModelFactory):
    class Meta:
        model = StatutoryTask

    slug = factory.Sequence(lambda n: f"tehtava-{n}")
    number = factory.Sequence(lambda n: n)
    name_fi = "Tehtävä"
    name_sv = "Uppgift"


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = ActionPlan

    slug = factory.Sequence(lambda n: f"suunnitelma-{n}")
    title_fi = "Toimintasuunnitelma"
    title_sv = "Verksamhetsplan"
    owner = factory.SubFactory(OrganisationFactory)
    steering_group = factory.SubFactory(NetworkFactory, kind="steering_group")
    province = factory.SubFactory(ProvinceFactory)
    first_day = date(2013, 1, 1)
    last_day = date(2014, 12, 31)
    status = "adopted"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = PlanSection

    plan = factory.SubFactory(PlanFactory)
    number = 1
    list_name_fi = "Painopiste"
    list_name_sv = "Prioriteringsområde"
    heading_fi = "Painopiste"
    heading_sv = "Prioriteringsområde"


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = PlanItem

    plan = factory.SubFactory(PlanFactory)
    section = factory.LazyAttribute(lambda o: o.plan.sections.first() or SectionFactory(plan=o.plan))
    order = factory.Sequence(lambda n: n + 1)
    number = factory.LazyAttribute(lambda o: f"{o.section.number}.{o.order}")
    title_fi = factory.LazyAttribute(lambda o: f"Toimenpide {o.number}")
    title_sv = factory.LazyAttribute(lambda o: f"Åtgärd {o.number}")
    kind = "survey"
    commitment = "firm"


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    plan = factory.SubFactory(PlanFactory)
    title_fi = factory.Sequence(lambda n: f"Etappi {n}")
    title_sv = factory.Sequence(lambda n: f"Milstolpe {n}")


def timed(row, edtf: str, role: str = "at"):
    """Give a row a time and save it."""
    row.time_edtf, row.time_role = edtf, role
    row.set_days()
    row.save()
    return row


def update_request(plan, network, *items, pk=None, **columns) -> UpdateRequest:
    """A request for updates to a group, of its own items unless others are given."""
    given = {
        "due_on": timezone.localdate() + timedelta(days=7),
        "message_fi": "Kerro",
        "message_sv": "Berätta",
    }
    request = UpdateRequest.objects.create(pk=pk, plan=plan, network=network, **{**given, **columns})
    request.items.set(items or plan.items.filter(networks=network))
    return request


def answer_link(plan, network, token: str, *items, **columns) -> AnswerLink:
    """A request to a group with one receiver, who answers by a link with this token."""
    request = update_request(plan, network, *items, pk=1)
    receiver = RequestReceiver.objects.create(
        request=request, email="ryhma@kunta.example", language="sv", by_link=True
    )
    last_day = timezone.localdate() + timedelta(days=20)
    return AnswerLink.objects.create(
        receiver=receiver, token_hash=hash_of(token), **{"last_day": last_day, **columns}
    )


def submitted(link, item, **columns) -> SubmittedUpdate:
    """What a group wrote of an item by its link."""
    given = {"status": "running", "as_of": date(2014, 12, 31), "text": "Arbetet pågår.", "language": "sv"}
    return SubmittedUpdate.objects.create(
        request=link.receiver.request, item=item, link=link, **{**given, **columns}
    )
