"""What the test of the mail worker needs in a database of its own, made by processes of their own.

`python -m tests.core.mail_scene begin` makes the tables; `write` writes a mail and queues it, and prints its key;
`over KEY` lets the hold of a worker on it run out; `tell KEY` prints state, attempts and Message-ID.
"""

import sys
from datetime import timedelta

import django


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
    django.setup()
    print({"begin": begin, "write": write, "over": over, "tell": tell}[sys.argv[1]](*sys.argv[2:]))
