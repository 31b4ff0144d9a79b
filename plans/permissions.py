"""Who may do what with a plan, by the roles of its owner, province, steering group and groups (docs/roles.md)."""

from typing import Any

import rules
from django.db.models import Q

from networks.permissions import RoleScopes
from plans.choices import PlanStatus
from plans.models import ActionPlan, Activity, Milestone, PlanItem, StatusUpdate

Row = StatusUpdate | Milestone | Activity
"""What evidence is given of."""


@rules.predicate
def coordinates(user: Any, plan: ActionPlan) -> bool:
    scopes = RoleScopes.of(user)
    return (
        plan.owner_id in scopes.coordinated_organisations or plan.province_id in scopes.coordinated_provinces
    )


@rules.predicate
def steers(user: Any, plan: ActionPlan) -> bool:
    return plan.steering_group_id in RoleScopes.of(user).steering_networks


@rules.predicate
def is_contact(user: Any, plan: ActionPlan) -> bool:
    """A contact of any group sees the live state of the plans; groups are not tied to one plan."""
    return bool(RoleScopes.of(user).contact_networks)


@rules.predicate
def is_public(user: Any, plan: ActionPlan) -> bool:
    return plan.status != PlanStatus.DRAFT


@rules.predicate
def reports_on_item(user: Any, item: PlanItem) -> bool:
    """A group contact reports on the items of the own group: linked to it, or with a role in it."""
    groups = RoleScopes.of(user).contact_networks
    if not groups:
        return False
    linked = set(item.networks.values_list("pk", flat=True))
    linked |= set(item.parties.exclude(network=None).values_list("network_id", flat=True))
    return bool(groups & linked)


@rules.predicate
def coordinates_item(user: Any, item: PlanItem) -> bool:
    return coordinates(user, item.plan)


@rules.predicate
def coordinates_row(user: Any, row: Row) -> bool:
    return coordinates(user, row.item.plan if isinstance(row, StatusUpdate) else row.plan)


@rules.predicate
def answers_for_row(user: Any, row: Row) -> bool:
    """A contact of a group that reports on one of the items of a report, a milestone or an activity, or held it."""
    groups = RoleScopes.of(user).contact_networks
    if not groups:
        return False
    own = Q(status_updates=row) if isinstance(row, StatusUpdate) else Q(pk__in=row.items.values("pk"))
    theirs = Q(networks__in=groups) | Q(parties__network__in=groups)
    held = isinstance(row, Activity) and row.networks.filter(pk__in=groups).exists()
    return held or PlanItem.objects.filter(own & theirs).exists()


rules.add_perm("plans.view", is_public | coordinates)
rules.add_perm("plans.view_live", coordinates | steers | is_contact)
rules.add_perm("plans.edit", coordinates)
rules.add_perm("plans.comment", coordinates | steers)
rules.add_perm("plans.view_meetings", coordinates | steers)
rules.add_perm("plans.add_evidence", coordinates_row | answers_for_row)
rules.add_perm("plans.report_on_item", coordinates_item | reports_on_item)
