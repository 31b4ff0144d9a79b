from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "botnia_portal.meetings"
