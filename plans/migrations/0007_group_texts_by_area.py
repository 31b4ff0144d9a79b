"""Texts of areas, statements, parties and milestones that were counted in no area find theirs."""

from django.db import migrations

AREAS = {
    "plansection": "number",
    "statement": "section__number",
    "partyrole": "item__section__number",
    "milestone": "items__section__number",
}


def group(apps, schema_editor):
    TextState = apps.get_model("core", "TextState")
    for name, area in AREAS.items():
        model = apps.get_model("plans", name)
        states = TextState.objects.filter(
            content_type__app_label="plans", content_type__model=name, scope__startswith="plan:", group=""
        )
        rows = model.objects.filter(pk__in=states.values("object_id"), **{f"{area}__isnull": False})
        keys_of_area = {}
        # The first area of a milestone stands last, and stays.
        for key, number in rows.order_by(f"-{area}").values_list("pk", area):
            keys_of_area[key] = number
        for number in set(keys_of_area.values()):
            keys = [key for key, other in keys_of_area.items() if other == number]
            states.filter(object_id__in=keys).update(group=str(number))


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_squashed_0006_outgoing_mail"),
        ("plans", "0006_close_milestones"),
    ]

    operations = [migrations.RunPython(group, migrations.RunPython.noop, elidable=True)]
