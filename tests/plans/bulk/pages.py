"""Addresses and forms of the pages on which several items are changed, and what stands in the items then."""

from tests.plans.forms import _Fields

TABLE = "/fi/plans/pieni/items/"
BULK = f"{TABLE}bulk/"
UNDO = f"{BULK}undo/"


class Confirmation(_Fields):
    """Reads the fields of the preview: its one form with a seal."""

    def handle_starttag(self, tag, attrs):
        if tag == "form" and "bulk-confirm" in (dict(attrs).get("class") or ""):
            attrs = [*attrs, ("data-save-key", "")]
        super().handle_starttag(tag, attrs)


def confirmation_of(response) -> dict[str, str]:
    reader = Confirmation()
    reader.feed(response.content.decode())
    return reader.data


def values(plan, name: str, *numbers: str) -> list:
    return [getattr(plan.items.get(number=number), name) for number in numbers]
