"""The index of the search: an entry for each thing that is found.

All of it follows from the rows of the other apps and is made anew by `manage.py rebuild_search`. How a database keeps
and asks it is in `databases`: PostgreSQL has a column `vector` beside those of the model, SQLite a table of FTS5.
"""

from django.db import models

from botnia_portal.core.constraints import one_of
from botnia_portal.search.choices import Audience, Kind

HIDDEN = "+"


class Entry(models.Model):
    """A thing that is found, with its texts in both languages; `part` tells several entries of one row apart.

    Where it belongs is linked, so that the page shows names as they are now, and an entry goes with what it is of.
    `since` is the day from which readers find it who do not see the live state. `path` is the address without its
    language. What the database is asked for stands beside the row (`databases`).
    """

    source = models.CharField(max_length=60)
    key = models.PositiveBigIntegerField()
    part = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    plan = models.ForeignKey("plans.ActionPlan", null=True, on_delete=models.CASCADE, related_name=HIDDEN)
    section = models.ForeignKey("plans.PlanSection", null=True, on_delete=models.CASCADE, related_name=HIDDEN)
    item = models.ForeignKey("plans.PlanItem", null=True, on_delete=models.CASCADE, related_name=HIDDEN)
    round = models.ForeignKey(
        "evaluations.EvaluationRound", null=True, on_delete=models.CASCADE, related_name=HIDDEN
    )
    since = models.DateField(null=True)
    number = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=300)
    title_fi = models.TextField(blank=True)
    title_sv = models.TextField(blank=True)
    body_fi = models.TextField(blank=True)
    body_sv = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("kind", Kind),
            one_of("audience", Audience),
            models.UniqueConstraint(fields=["source", "key", "part"], name="search_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.key} {self.part}".strip()
