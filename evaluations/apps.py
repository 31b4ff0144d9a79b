from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"

    def ready(self) -> None:
        # The history leaves out what is translated, so the translations must be known first; the permissions are
        # asked for by name alone, so nobody else imports them.
        from evaluations import audit, checks, permissions, translation  # noqa: F401

        audit.register()
