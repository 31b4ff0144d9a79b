"""An item keeps two reasons: why it was added, and why it was dropped. One column held the latest of them."""

from django.db import migrations, models

DROPPED_WITH_REASON = "plans_planitem_dropped_with_reason"


def _reason(words, **more):
    return models.CharField(blank=True, max_length=250, verbose_name=words, **more)


def _for_both_languages(operation, name, words):
    return [operation("planitem", f"{name}{end}", _reason(words, **more)) for end, more in _COLUMNS.items()]


_COLUMNS = {"": {}, "_fi": {"null": True}, "_sv": {"null": True}}


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_group_texts_by_area")]

    operations = [
        migrations.RemoveConstraint("planitem", DROPPED_WITH_REASON),
        *(
            migrations.RenameField("planitem", f"change_reason{end}", f"dropped_reason{end}")
            for end in _COLUMNS
        ),
        *_for_both_languages(migrations.AlterField, "dropped_reason", "reason for dropping"),
        *_for_both_languages(migrations.AddField, "added_reason", "reason for the addition"),
        migrations.AddConstraint(
            "planitem",
            models.CheckConstraint(
                condition=models.Q(
                    ("dropped_on__isnull", True),
                    models.Q(("dropped_reason_fi__gt", ""), ("dropped_reason_fi__isnull", False)),
                    models.Q(("dropped_reason_sv__gt", ""), ("dropped_reason_sv__isnull", False)),
                    _connector="OR",
                ),
                name=DROPPED_WITH_REASON,
                violation_error_message="Say why the item is dropped.",
            ),
        ),
    ]
