"""What a form began from, carried by the form itself and signed, so that a save can tell who changed what."""

from dataclasses import dataclass, field
from typing import Any

from django.core import signing

from botnia_portal.core.editing.merging import Values
from plans.services.items import Snapshot

_SALT = "plans.item-edit"


@dataclass(frozen=True)
class Began:
    """The values at the beginning; `open` names what two people have changed and nobody has chosen from yet."""

    item: Values
    milestones: dict[int, Values]
    open: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, snapshot: Snapshot, clashes: list[str] | None = None) -> "Began":
        return cls(snapshot.item, snapshot.milestones, clashes or [])

    def seal(self, item_key: int) -> str:
        """The signed text of the hidden field; it is good for this item alone."""
        rows = {str(key): values for key, values in self.milestones.items()}
        content = {"key": item_key, "item": self.item, "rows": rows, "open": self.open}
        return signing.dumps(content, salt=_SALT, compress=True)


def unseal(text: str, item_key: int) -> Began | None:
    """Read the hidden field back; None where it is not ours, or of another item."""
    try:
        content: dict[str, Any] = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    if content["key"] != item_key:
        return None
    return Began(
        content["item"], {int(key): values for key, values in content["rows"].items()}, content["open"]
    )
