from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "botnia_portal.dashboards"
