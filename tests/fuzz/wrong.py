"""What a form can be sent: each field as it is, or as nobody should send it; names, seals and bodies gone wrong."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

from tests.fuzz.page import Field, Form
from tests.fuzz.world import TYPED

MARKER = "säilyy 4711 ”näin” <&>"
OVERSIZED = "ä" * 50_000
"""100 kB."""
SHOWN = (
    MARKER,
    TYPED,
    OVERSIZED,
    f"{MARKER}\n\n- {TYPED}",
    "2013-23",
    "30.2.2013",
    "99999-01-01",
    "-1",
    "x" * 300,
)
"""Texts that come back in their field where the form is refused."""
RAW = (
    b"",
    b" ",
    b"a\x00b",
    b"\x00",
    b"a\x07\x1b[31mb\x7f",
    "\u202e\u2028\ufeff\ufffe".encode(),
    b"\xff\xfe\xfa",
    b"\xed\xa0\x80\xed\xb0\x80",
    b"\xf0\x9f\xa7",
    "😀".encode(),
    "ﬀ𐍈̈́́́".encode(),
    b"0",
    b"-1",
    b"2147483648",
    b"9223372036854775808",
    b"-99999999999999999999999999",
    b"9" * 400,
    b"1e400",
    b"NaN",
    b"Infinity",
    "٣".encode(),
    "²".encode(),
    b"1,2,3",
    b",",
    b"null",
    b"[]",
    b"0000",
    b"0000-00-00",
    b"2013-02-30",
    b"30.2.2013",
    b"0001-01-01",
    b"9999-12-31",
    b"99999-01-01",
    b"Y17000000000",
    b"2013-23/..",
    b"../..",
    b"y-17e7",
    b"2013-W53-7",
    b"' OR 1=1 --",
    b"%s%n{0}{{7*7}}{% debug %}",
    b"../../etc/passwd",
    b"http://[::1",
    b"javascript:alert(1)",
    b"new",
    b"theirs",
    b"mine",
    b"confirm",
    b"title",
    b":title",
    b"m1:title",
    *(text.encode() for text in SHOWN),
)
NAMES = (
    b"", b"\x00", b"began", b"confirm", b"after", b"done", b"next", b"skip", b"reopen", b"parent", b"pk", b"id",
    b"__proto__", b"keep-title_fi", b"m99999999999999999999-kind", b"m1-kind", b"mnew-title_fi", b"\xff\xfe",
    b"form-TOTAL_FORMS", b"x" * 3000, b"title_fi[]", b"user", b"is_superuser", b"source", b"step", b"section",
)  # fmt: skip
TYPES = (
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=nonsense",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "application/json",
    "text/plain",
    "",
)
BOUNDARY = b"fuzz4711"
Pair = tuple[bytes, bytes]


@dataclass(frozen=True)
class Post:
    """A request; `typed` are the texts that must stand in their fields again if the form is refused."""

    address: str
    body: bytes
    content_type: str
    typed: dict[str, str]
    pairs: list[Pair]

    @property
    def has_markup(self) -> bool:
        return any(b"<script" in value for _name, value in self.pairs)

    def __repr__(self) -> str:
        shown = [(name[:60], value[:60]) for name, value in self.pairs]
        return f"{self.address} {self.content_type!r} {shown}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


anything = st.one_of(
    st.sampled_from(RAW),
    st.text(max_size=40).map(_bytes),
    st.text(alphabet="0123456789-./~?%XW eklo", max_size=16).map(_bytes),
    st.binary(max_size=20),
)
single = st.sampled_from(SHOWN)


def _values(found: Field, foreign: list[str]) -> st.SearchStrategy[list[bytes]]:
    """What is sent in the place of one field."""
    if found.sort == "hidden":
        seals = [_bytes(value) for value in (*found.values, *foreign)]
        broken = [seal[: len(seal) // 2] for seal in seals] + [seal[:-3] + b"AAA" for seal in seals]
        return st.one_of(
            st.sampled_from([*seals, *broken, b""]).map(lambda seal: [seal]),
            anything.map(lambda value: [value]),
            st.just([]),
        )
    some = anything.map(lambda value: [value])
    others = [
        st.just([]),
        st.lists(anything, min_size=2, max_size=3),
        anything.map(lambda value: [*map(_bytes, found.values), value]),
    ]
    if found.options:
        offered = st.lists(st.sampled_from(found.options).map(_bytes), min_size=1, max_size=3)
        return st.one_of(offered, some, *others)
    return st.one_of(single.map(lambda text: [_bytes(text)]), some, *others)


@st.composite
def posts(draw: st.DrawFn, form: Form, foreign: dict[str, list[str]]) -> Post:
    """One post to a form. `foreign` are the values that hidden fields of each name have in other forms."""
    names = list(form.fields)
    many = draw(st.sampled_from(("one", "few", "all", "none"))) if names else "none"
    most = {"one": 1, "few": 4, "all": len(names), "none": 0}[many]
    touched = draw(st.sets(st.sampled_from(names), min_size=min(1, most), max_size=most)) if most else set()
    if many == "all":
        touched = set(names)
    pairs: list[Pair] = []
    typed: dict[str, str] = {}
    for name, found in form.fields.items():
        values = [_bytes(value) for value in found.values]
        if name in touched:
            values = draw(_values(found, foreign.get(name, [])))
        pairs += [(_bytes(name), value) for value in values]
        if len(values) == 1 and found.sort not in ("hidden", "password", "file") and not found.options:
            text = values[0].decode("utf-8", "replace")
            if text in SHOWN or name not in touched:
                typed[name] = text
    if form.buttons:
        button = draw(st.sampled_from(form.buttons))
        pairs += [(_bytes(button[0]), _bytes(button[1]))] if button[0] else []
    if many == "all" or not names:
        more = draw(st.lists(st.tuples(st.sampled_from(NAMES), anything), max_size=4))
        pairs += more
        typed = {name: text for name, text in typed.items() if _bytes(name) not in dict(more)}
    return _request(draw, form.action, pairs, typed)


def _request(draw: st.DrawFn, address: str, pairs: list[Pair], typed: dict[str, str]) -> Post:
    how = draw(st.sampled_from(("form", "form", "form", "form", "parts", "files", "wrong")))
    if how == "form":
        return Post(address, _urlencoded(pairs), TYPES[0], typed, pairs)
    if how == "wrong":
        return Post(address, _urlencoded(pairs), draw(st.sampled_from(TYPES)), {}, pairs)
    files = (
        set(draw(st.lists(st.integers(0, max(len(pairs) - 1, 0)), max_size=2))) if how == "files" else set()
    )
    typed = {name: text for name, text in typed.items() if not files}
    return Post(
        address, _multipart(pairs, files), f"multipart/form-data; boundary={BOUNDARY.decode()}", typed, pairs
    )


def _urlencoded(pairs: list[Pair]) -> bytes:
    return "&".join(f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in pairs).encode()


def _multipart(pairs: list[Pair], files: set[int]) -> bytes:
    lines = []
    for number, (name, value) in enumerate(pairs):
        name = name.replace(b"\r", b"").replace(b"\n", b"").replace(b'"', b"%22")
        kind = b'; filename="a.txt"\r\nContent-Type: text/plain' if number in files else b""
        lines.append(
            b'--%s\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
            % (BOUNDARY, name, kind, value)
        )
    return b"".join(lines) + b"--%s--\r\n" % BOUNDARY


def foreign_seals(forms: list[Form]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in forms:
        for hidden in form.fields.values():
            if hidden.sort == "hidden":
                found.setdefault(hidden.name, []).extend(hidden.values)
    return {name: values[:5] for name, values in found.items()}
