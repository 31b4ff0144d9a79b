from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "botnia_portal.search"

    def ready(self) -> None:
        from botnia_portal.search import following

        following.listen()
