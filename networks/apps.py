from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "networks"

    def ready(self) -> None:
        # The history leaves out what is translated, so the translations must be known first; the permissions are
        # asked for by name alone, so nobody else imports them.
        from networks import audit, permissions, translation  # noqa: F401

        audit.register()
