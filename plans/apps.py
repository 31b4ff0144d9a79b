from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"

    def ready(self) -> None:
        # The history leaves out what is translated, so the translations must be known first.
        from plans import audit, translation  # noqa: F401

        audit.register()
