"""What the test of the mail worker needs in a database of its own, made by a process of its own (`commands.serve`).

`begin` makes the tables; `write` writes a mail, queues it and answers with its key; `over KEY` lets the hold of a
worker on it run out; `tell KEY` answers with state, attempts and Message-ID.
"""

from datetime import timedelta

from tests.evaluations.commands import serve


def begin() -> None:
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command

    # Tables straight from the models: a third of the time of the migrations, which have tests of their own.
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)


def write() -> int:
    from botnia_portal.core.mail.writing import write_mail

    return write_mail("kaija@kunta.example", "fi", "Aihe", "Teksti").pk


def over(key: str) -> None:
    from django.utils import timezone

    from botnia_portal.core.models import OutgoingMail

    OutgoingMail.objects.filter(pk=key).update(due_at=timezone.now() - timedelta(minutes=1))


def tell(key: str) -> str:
    from botnia_portal.core.models import OutgoingMail

    mail = OutgoingMail.objects.get(pk=key)
    return f"{mail.state},{mail.attempts},{mail.message_id}"


if __name__ == "__main__":
    serve({"begin": begin, "write": write, "over": over, "tell": tell})
