"""Which items belong to which group: linked to it, or with a role of the group in them."""

from django.db.models import QuerySet

from plans.models import PartyRole, PlanItem


def items_of_networks(items: QuerySet[PlanItem]) -> set[tuple[int, int]]:
    """Pairs of network and item: linked, or with a role; two queries. An item counts once with a network."""
    linked = PlanItem.networks.through.objects.filter(planitem__in=items.values("pk"))
    roles = PartyRole.objects.filter(item__in=items.values("pk"), network__isnull=False)
    pairs = set(linked.values_list("network_id", "planitem_id"))
    return pairs | set(roles.order_by().values_list("network_id", "item_id"))
