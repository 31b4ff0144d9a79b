"""The pages of a plan: its text, its areas, its items and milestones."""

from django.urls import path, register_converter

from plans.views import (
    answer,
    bulk,
    changes,
    edit,
    indicators,
    items,
    life,
    milestones,
    requests,
    saved_views,
    status,
    text,
)


class ItemNumber:
    """The number of an item ("2.7"), as an address holds it."""

    regex = r"[0-9A-Za-z]{1,8}(?:\.[0-9A-Za-z]{1,6})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ItemNumber, "item")

urlpatterns = [
    path("plans/<slug:slug>/text/", text.plan_text, name="plan-text"),
    path("plans/<slug:slug>/sections/<int:number>/new/", life.item_new, name="item-new"),
    path("plans/<slug:slug>/sections/<int:number>/order/", life.section_order, name="section-order"),
    path("plans/<slug:slug>/changes/", changes.plan_changes, name="changes"),
    path("plans/<slug:slug>/items/", items.item_table, name="plan-items"),
    # Before the item, whose number these words could be.
    path("plans/<slug:slug>/items/views/", saved_views.view_save, name="view-save"),
    path("plans/<slug:slug>/items/views/<int:pk>/remove/", saved_views.view_remove, name="view-remove"),
    path("plans/<slug:slug>/items/bulk/", bulk.items_bulk, name="items-bulk"),
    path("plans/<slug:slug>/items/bulk/undo/", bulk.items_bulk_undo, name="items-bulk-undo"),
    path("plans/<slug:slug>/items/<item:number>/", items.item, name="item"),
    path("plans/<slug:slug>/items/<item:number>/edit/", edit.item_edit, name="item-edit"),
    path("plans/<slug:slug>/items/<item:number>/restore/", edit.item_restore, name="item-restore"),
    path("plans/<slug:slug>/items/<item:number>/status/", status.item_status, name="item-status"),
    path("plans/<slug:slug>/items/<item:number>/drop/", life.item_drop, name="item-drop"),
    path("plans/<slug:slug>/items/<item:number>/take-up/", life.item_take_up, name="item-take-up"),
    path("plans/<slug:slug>/items/<item:number>/move/", life.item_move, name="item-move"),
    path("plans/<slug:slug>/updates/", requests.updates, name="updates"),
    path("plans/<slug:slug>/updates/ask/", requests.ask, name="updates-ask"),
    path("plans/<slug:slug>/updates/<int:pk>/", requests.update_request, name="update-request"),
    path("plans/<slug:slug>/updates/<int:pk>/do/", requests.update_do, name="update-do"),
    path(
        "plans/<slug:slug>/updates/<int:pk>/answers/<int:answer>/",
        requests.update_answer,
        name="update-answer",
    ),
    path("answer/<slug:token>/", answer.answer, name="answer"),
    path("plans/<slug:slug>/indicators/", indicators.indicator_list, name="indicators"),
    path("plans/<slug:slug>/milestones/", milestones.milestone_list, name="milestones"),
    path("plans/<slug:slug>/milestones/order/", milestones.milestone_order, name="milestone-order"),
    path("plans/<slug:slug>/milestones/<int:pk>/move/", milestones.milestone_move, name="milestone-move"),
]
