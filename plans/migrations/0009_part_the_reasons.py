"""Reasons of items that are in the plan are reasons of their addition; states and history go with them."""

from django.db import migrations
from django.db.models import F


def part(apps, schema_editor):
    PlanItem = apps.get_model("plans", "PlanItem")
    TextState = apps.get_model("core", "TextState")
    states = TextState.objects.filter(
        content_type__app_label="plans", content_type__model="planitem", field="change_reason"
    )
    standing = PlanItem.objects.filter(added_on__isnull=False, dropped_on__isnull=True)
    states.filter(object_id__in=standing.values("pk")).update(field="added_reason")
    states.update(field="dropped_reason")
    standing.update(
        added_reason=F("dropped_reason"),
        added_reason_fi=F("dropped_reason_fi"),
        added_reason_sv=F("dropped_reason_sv"),
        dropped_reason="",
        dropped_reason_fi="",
        dropped_reason_sv="",
    )


def name_in_history(apps, schema_editor):
    """An entry that drops an item or takes it up again tells why it was dropped, any other why it was added."""
    LogEntry = apps.get_model("auditlog", "LogEntry")
    entries = LogEntry.objects.filter(content_type__app_label="plans", content_type__model="planitem")
    for entry in entries.filter(changes__isnull=False).iterator():
        if not any(name.startswith("change_reason") for name in entry.changes):
            continue
        now = "dropped_reason" if "dropped_on" in entry.changes else "added_reason"
        entry.changes = {name.replace("change_reason", now): told for name, told in entry.changes.items()}
        entry.save(update_fields=["changes"])


class Migration(migrations.Migration):
    dependencies = [
        ("auditlog", "0017_add_actor_email"),
        ("core", "0001_squashed_0006_outgoing_mail"),
        ("plans", "0008_reasons_of_items"),
    ]

    operations = [
        migrations.RunPython(part, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(name_in_history, migrations.RunPython.noop, elidable=True),
    ]
