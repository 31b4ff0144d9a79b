from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "priorities"

    def ready(self) -> None:
        # The history leaves out what is translated, so the translations must be known first.
        from priorities import audit, translation  # noqa: F401

        audit.register()
