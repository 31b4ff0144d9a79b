from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "botnia_portal.core"

    def ready(self) -> None:
        # Imported so that the system checks are registered; nobody else needs them.
        from botnia_portal.core import audit, checks  # noqa: F401

        audit.register_own()
