"""Which fields of an item and of its milestones are edited."""

from botnia_portal.core.editing.shapes import Shape

ITEM = Shape(
    texts=("title", "description", "condition", "time_words", "note"),
    plain=(
        "time_edtf", "time_role", "time_repeats", "time_offset", "time_duration",
        "kind", "second_kind", "commitment",
    ),
    links=("after", "theme", "lead", "deputy"),
    flags=("time_inferred",),
    many=("networks", "projects", "goals", "statutory_tasks", "related"),
)  # fmt: skip
BULK = Shape(
    texts=("time_words",),
    plain=("time_edtf", "time_role"),
    links=("lead", "theme"),
    flags=("time_inferred",),
)
"""What can be changed in several items at once, beside their status."""
MILESTONE = Shape(texts=("title", "time_words"), plain=("kind", "time_edtf", "time_role"), days=("done_on",))
