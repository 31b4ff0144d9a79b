from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "botnia_portal.feedback"

    def ready(self) -> None:
        # The history leaves out what is translated, so the translations must be known first.
        from botnia_portal.feedback import audit, translation  # noqa: F401

        audit.register()
