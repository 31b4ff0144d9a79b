"""How a file that somebody sends is received."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class StopAtLimit(FileUploadHandler):
    """Keeps nothing of a file beyond the limit of attachments, so that no one fills the disk.

    What is kept is a little longer than the limit, by which the form sees that the file is too large; all other
    fields of the form arrive.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= settings.ATTACHMENT_LIMIT else None

    def file_complete(self, file_size: int) -> Any:
        return None
