"""What a report may read while it is made: files of the project, and nothing from anywhere else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

MEDIA_TYPES = {
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


class ForbiddenAddress(ValueError):
    """The address is no file under the folders that a report may read."""


class LocalFiles(URLFetcher):
    """Fetches `file:` addresses under the given folders. Anything else stops the rendering.

    Links with a place in them are resolved first, so that none leads out of the folders.
    """

    def __init__(self, *folders: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self.folders = [folder.resolve() for folder in folders]

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file's content; ForbiddenAddress (wrapped as a fatal error by WeasyPrint) for what is not allowed."""
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        inside = any(path.is_relative_to(folder) for folder in self.folders)
        if parts.scheme != "file" or parts.netloc or not inside or path.suffix not in MEDIA_TYPES:
            raise ForbiddenAddress(f"A report may not read {url!r}.")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": MEDIA_TYPES[path.suffix]})
