"""Which fields of an item and of its milestones the form of the item edits."""

from botnia_portal.core.editing.shapes import Shape

ITEM = Shape(
    texts=("title", "description", "condition", "time_words", "note"),
    plain=("time_edtf", "time_role", "kind", "second_kind", "commitment"),
    links=("theme", "lead", "deputy"),
    flags=("time_inferred",),
)
MILESTONE = Shape(texts=("title", "time_words"), plain=("kind", "time_edtf", "time_role"), days=("done_on",))
