"""How a file that somebody has sent is given to others."""

from io import BytesIO

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _


def as_download(file: FieldFile, name: str) -> FileResponse:
    """The file, to be saved and never shown: whatever it holds does nothing on this site. 404 where it has gone."""
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError:
        raise Http404(_("The file is not there any more.")) from None
    answer = FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
