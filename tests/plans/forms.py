"""A form as a browser sends it back: every field with its value, taken from the page itself."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Reads the fields of the page's main form (method post, data-save-key)."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, str] = {}
        self._inside = False
        self._text = self._select = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self._inside = "data-save-key" in attributes
        name = attributes.get("name")
        if not self._inside:
            return
        if tag == "input" and name and attributes.get("type") not in ("radio", "checkbox"):
            self.data[name] = attributes.get("value", "")
        elif tag == "input" and name and "checked" in attributes:
            self._tick(name, attributes.get("value", "on"))
        elif tag == "textarea":
            self._text, self.data[name] = name, ""
        elif tag == "select":
            self._select = name
            self.data[name] = ""
        elif tag == "option" and self._select and "selected" in attributes:
            self.data[self._select] = attributes.get("value", "")

    def _tick(self, name, value):
        """A ticked box; several of one name are sent together."""
        if name in self.data:
            former = self.data[name]
            self.data[name] = [*(former if isinstance(former, list) else [former]), value]
        else:
            self.data[name] = value

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the first line break that Django writes after the tag.
            self.data[self._text] = self.data[self._text].removeprefix("\n")
            self._text = None
        elif tag == "select":
            self._select = None
        elif tag == "form":
            self._inside = False

    def handle_data(self, data):
        if self._text is not None:
            self.data[self._text] += data


def fields_of(response) -> dict[str, str]:
    """The fields of the form on a page, as they would be sent without a change."""
    reader = _Fields()
    reader.feed(response.content.decode())
    return reader.data
