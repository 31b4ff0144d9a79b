"""The pages of a plan: its text, its areas, its items and milestones."""

from django.urls import path

from plans.views import edit, items, milestones, status, text

urlpatterns = [
    path("plans/<slug:slug>/text/", text.plan_text, name="plan-text"),
    path("plans/<slug:slug>/sections/<int:number>/", text.section, name="section"),
    path("plans/<slug:slug>/items/", items.item_table, name="plan-items"),
    path("plans/<slug:slug>/items/<str:number>/", items.item, name="item"),
    path("plans/<slug:slug>/items/<str:number>/edit/", edit.item_edit, name="item-edit"),
    path("plans/<slug:slug>/items/<str:number>/status/", status.item_status, name="item-status"),
    path("plans/<slug:slug>/milestones/", milestones.milestone_list, name="milestones"),
]
