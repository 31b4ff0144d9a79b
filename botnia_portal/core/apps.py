from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "botnia_portal.core"
