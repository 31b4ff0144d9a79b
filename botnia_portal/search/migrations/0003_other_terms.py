"""Other terms are kept of each word (search.words): what is there would be found no more, and is made anew by
`manage.py rebuild_search --if-empty`."""

from django.db import migrations


def empty(apps, schema_editor):
    schema_editor.execute("DELETE FROM search_entry", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]
    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
