"""Where mail is written to files instead of being sent (a demo): the text of what was written."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

from botnia_portal.core.mail.models import OutgoingMail

MOST_FILES = 500


def is_written_to_files() -> bool:
    """Only in a demo: elsewhere nobody reads the mail of others, also not a coordinator."""
    return settings.DEMO and settings.EMAIL_BACKEND.split(".")[-2] == "filebased"


def written_text(mail: OutgoingMail) -> str:
    """The text of the newest file that holds the mail, known by its Message-ID; empty where there is none."""
    if not is_written_to_files():
        return ""
    mark = mail.message_id.encode()
    newest = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), reverse=True)[:MOST_FILES]
    for path in newest:
        content = path.read_bytes()
        if mark in content:
            message = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
            return str(message.get_content()).partition("\n" + "-" * 79)[0].strip()
    return ""
