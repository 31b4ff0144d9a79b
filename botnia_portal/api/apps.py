from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "botnia_portal.api"
