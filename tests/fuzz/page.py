"""A page as a browser reads it: its forms with what they would send, its links and ids, and what would run in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

NOT_OF_THE_FORM = "csrfmiddlewaretoken"
"""The test client needs none."""


@dataclass
class Field:
    """`values` is what a browser sends if nobody touches it, `options` what it offers to choose from."""

    name: str
    sort: str
    values: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


@dataclass
class Form:
    """`found_on` is the address of its page; `buttons` are name and value of those that send it."""

    found_on: str
    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """What a page of ours holds. `running` is what would run: scripts in the page, event attributes, such links."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.error_links: list[str] = []
        self.has_errors = self.is_refusal = False
        self.running: list[str] = []
        self._by_id: dict[str, Form] = {}
        self._open: Form | None = None
        self._text_of: Field | None = None
        self._select: Field | None = None
        self._errors_depth = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note_what_runs(tag, given)
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "div" and (self._errors_depth or given.get("id") == "errors"):
            self._errors_depth += 1
            self.has_errors = True
        if given.get("aria-invalid") == "true" or given.get("role") == "alert":
            self.is_refusal = True
        if tag == "a" and "href" in given:
            (self.error_links if self._errors_depth else self.links).append(given["href"])
        if tag == "form" and given.get("method", "get").lower() == "post":
            self._open = Form(self.address, given.get("action") or self.address)
            self.forms.append(self._open)
            self._by_id[given.get("id", "")] = self._open
        read = getattr(self, f"_read_{tag}", None)
        form = self._by_id.get(given["form"]) if "form" in given else self._open
        if read and form:
            read(form, given)

    def _note_what_runs(self, tag: str, given: dict[str, str]) -> None:
        wrong = [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        addresses = [given[name] for name in ("href", "src", "action", "formaction", "data") if name in given]
        wrong += [f"{tag} {a}" for a in addresses if a.strip().lower().startswith("javascript:")]
        data = tag == "script" and given.get("type", "").startswith("application/")
        if tag in ("iframe", "object", "embed", "style") or (
            tag == "script" and not data and "src" not in given
        ):
            wrong.append(tag)
        self.running += wrong

    def _read_input(self, form: Form, given: dict[str, str]) -> None:
        sort, name = given.get("type", "text").lower(), given.get("name", "")
        if sort in ("submit", "image", "button"):
            form.buttons.append((name, given.get("value", "")))
            return
        if name in ("", NOT_OF_THE_FORM):
            return
        found = form.fields.setdefault(name, Field(name, sort))
        if sort in ("checkbox", "radio"):
            found.options.append(given.get("value", "on"))
            found.values += [given.get("value", "on")] if "checked" in given else []
        else:
            found.values.append(given.get("value", ""))

    def _read_button(self, form: Form, given: dict[str, str]) -> None:
        if given.get("type", "submit") == "submit":
            form.buttons.append((given.get("name", ""), given.get("value", "")))

    def _read_textarea(self, form: Form, given: dict[str, str]) -> None:
        found = form.fields.setdefault(given["name"], Field(given["name"], "textarea"))
        found.values.append("")
        self._text_of = found

    def _read_select(self, form: Form, given: dict[str, str]) -> None:
        sort = "multiple" if "multiple" in given else "select"
        self._select = form.fields.setdefault(given["name"], Field(given["name"], sort))

    def _read_option(self, form: Form, given: dict[str, str]) -> None:
        assert self._select is not None
        self._select.options.append(given.get("value", ""))
        if "selected" in given:
            self._select.values.append(given.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._text_of:
            self._text_of.values[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text_of:
            # A browser leaves out the line break right behind the tag.
            self._text_of.values[-1] = self._text_of.values[-1].removeprefix("\n")
            self._text_of = None
        if tag == "select" and self._select:
            if not self._select.values and self._select.sort == "select":
                self._select.values = self._select.options[:1]
            self._select = None
        if tag == "form":
            self._open = None
        if tag == "div" and self._errors_depth:
            self._errors_depth -= 1
