"""Plans of any size for the benchmarks: six sections, two updates or more and half a milestone an item."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from botnia_portal.core.choices import TimePrecision
from networks.models import Network, Organisation, Province, RoleAssignment, User
from plans.models import ActionPlan, Milestone, PlanItem, PlanSection, StatusUpdate
from priorities.models import PriorityArea

STATUSES = ("realised", "partly", "running", "not_started", "running", "realised", "running")
FIRST_DAY = date(2013, 1, 1)


def make_plan(items: int, slug: str = "", *, updates: int = 0) -> ActionPlan:
    """A plan with `items` items, in bulk; with `updates` updates at least, spread over its first year."""
    slug = slug or f"bench-{items}"
    province, _ = Province.objects.get_or_create(slug="bench", defaults={"name_fi": "Maakunta"})
    owner, _ = Organisation.objects.get_or_create(
        slug="bench", defaults={"name_fi": "Osaamiskeskus", "kind": "competence_centre"}
    )
    steering = Network.objects.create(
        slug=slug, name_fi="Ohjausryhmä", kind="steering_group", level="provincial"
    )
    plan = ActionPlan.objects.create(
        slug=slug, title_fi="Suunnitelma", title_sv="Plan", owner=owner, province=province,
        steering_group=steering, first_day=FIRST_DAY, last_day=date(2014, 12, 31), status="adopted",
    )  # fmt: skip
    sections = [_section(plan, number) for number in range(6)]
    rows = [_item(plan, sections[n % 6], n) for n in range(items)]
    PlanItem.objects.bulk_create(rows, batch_size=500)
    _updates(rows)
    _more_updates(rows, updates)
    _milestones(plan, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what a living database does by itself
    return plan


def make_user() -> User:
    user = User.objects.create_user("bench@example.org", None)
    RoleAssignment.objects.create(
        user=user, role="coordinator", organisation=Organisation.objects.get(slug="bench")
    )
    return user


def _section(plan: ActionPlan, number: int) -> PlanSection:
    area = None
    if number:
        area, _ = PriorityArea.objects.get_or_create(
            owner=plan.owner, slug=f"area-{number}", defaults={"number": number, "name_fi": f"Alue {number}"}
        )
    return PlanSection.objects.create(
        plan=plan, number=number, area=area, list_name_fi=f"Osa {number}", list_name_sv=f"Del {number}",
        heading_fi=f"Osa {number}",
    )  # fmt: skip


def _item(plan: ActionPlan, section: PlanSection, n: int) -> PlanItem:
    start = FIRST_DAY + timedelta(days=n % 700)
    told = n % 10 != 0
    return PlanItem(
        plan=plan, section=section, number=f"{section.number}.{n}", order=n, kind="survey",
        title=f"Toimenpide {n}", title_fi=f"Toimenpide {n}", title_sv=f"Åtgärd {n}",
        description_fi="Kuvaus. " * 20, commitment="firm" if n % 8 else "intention",
        time_edtf=start.isoformat(), time_role="deadline", time_earliest=start, time_latest=start,
        time_late_from=start + timedelta(days=1), time_precision=TimePrecision.DAY,
        status_now=STATUSES[n % 7] if told else "", status_as_of=date(2013, 11, 30) if told else None,
    )  # fmt: skip


def _updates(rows: list[PlanItem]) -> None:
    now = timezone.now()
    updates = [
        StatusUpdate(item=row, status=status, as_of=day, recorded_at=now, narrative_fi="Selostus.")
        for row in rows
        if row.status_now
        for status, day in (("running", date(2013, 6, 30)), (row.status_now, date(2013, 11, 30)))
    ]
    StatusUpdate.objects.bulk_create(updates, batch_size=1000)


def _more_updates(rows: list[PlanItem], wanted: int) -> None:
    """Reports before the last one of each item, so that what stands now does not change."""
    told = [row for row in rows if row.status_now]
    missing, now = wanted - 2 * len(told), timezone.now()
    updates = [
        StatusUpdate(
            item=told[n % len(told)], status="running", recorded_at=now, narrative_fi="Selostus.",
            as_of=FIRST_DAY + timedelta(days=7 + 30 * (n // len(told))),
        )
        for n in range(missing)
    ]  # fmt: skip
    StatusUpdate.objects.bulk_create(updates, batch_size=1000)


def _milestones(plan: ActionPlan, rows: list[PlanItem]) -> None:
    chosen = rows[::2]
    milestones = [
        Milestone(
            plan=plan,
            title_fi=f"Etappi {row.order}",
            title=f"Etappi {row.order}",
            kind="event",
            time_edtf=row.time_edtf,
            time_role="at",
            time_earliest=row.time_earliest,
            time_latest=row.time_latest,
            time_late_from=row.time_late_from,
            time_precision=TimePrecision.DAY,
            done_on=row.time_latest if row.order % 3 else None,
        )
        for row in chosen
    ]
    Milestone.objects.bulk_create(milestones, batch_size=1000)
    link = Milestone.items.through
    pairs = zip(milestones, chosen, strict=True)
    link.objects.bulk_create([link(milestone=m, planitem=i) for m, i in pairs], batch_size=2000)
