from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "botnia_portal.core"

    def ready(self) -> None:
        # Imported so that the system checks are registered; nobody else needs them.
        from botnia_portal.core import alphabet, audit, checks  # noqa: F401

        audit.register_own()
        connection_created.connect(alphabet.teach_order, dispatch_uid="core.alphabet")
