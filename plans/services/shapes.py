"""Which fields of an item and of its milestones are edited."""

from botnia_portal.core.editing.shapes import Shape

ITEM = Shape(
    texts=("title", "description", "condition", "time_words", "note"),
    plain=("time_edtf", "time_role", "kind", "second_kind", "commitment"),
    links=("theme", "lead", "deputy"),
    flags=("time_inferred",),
)
BULK = Shape(
    texts=("time_words",),
    plain=("time_edtf", "time_role"),
    links=("lead", "theme"),
    flags=("time_inferred",),
)
"""What can be changed in several items at once, beside their status."""
MILESTONE = Shape(texts=("title", "time_words"), plain=("kind", "time_edtf", "time_role"), days=("done_on",))
