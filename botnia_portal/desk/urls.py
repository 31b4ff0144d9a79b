"""The addresses of the desk."""

from django.urls import path

from botnia_portal.desk import views, views_closing, views_order, views_plans, views_roles

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/roles/", views_roles.role_list, name="desk-roles"),
    path("desk/roles/new/", views_roles.role_new, name="desk-role-new"),
    path("desk/roles/<int:pk>/end/", views_roles.role_end, name="desk-role-end"),
    path("desk/<slug:noun>/", views.noun_list, name="desk-list"),
    path("desk/<slug:noun>/new/", views.row_new, name="desk-new"),
    path("desk/<slug:noun>/order/", views_order.row_order, name="desk-order"),
    path("desk/<slug:noun>/<int:pk>/move/", views_order.row_move, name="desk-move"),
    path("desk/plans/<slug:slug>/decide/", views_plans.plan_decide, name="desk-decide"),
    path("desk/<slug:noun>/<int:pk>/", views.row_edit, name="desk-row"),
    path("desk/<slug:noun>/<int:pk>/delete/", views.row_delete, name="desk-delete"),
    path("desk/<slug:noun>/<int:pk>/close/", views_closing.row_close, name="desk-close"),
    path("desk/<slug:noun>/<int:pk>/reopen/", views_closing.row_reopen, name="desk-reopen"),
]
