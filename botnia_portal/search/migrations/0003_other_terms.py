"""Other terms are kept of each word (search.words): what is there would be found no more, and is made anew by
`manage.py rebuild_search --if-empty`. On PostgreSQL texts and vectors stand aside for good."""

from django.db import migrations

# PostgreSQL asks what may go aside (`toast_tuple_target`) only of a row longer than 2 kB. With this every row is, and
# the padding itself is packed into some thirty bytes.
PADDED = "ALTER TABLE search_entry ADD COLUMN padding text NOT NULL DEFAULT repeat(' ', 2048)"


def make(apps, schema_editor):
    schema_editor.execute("DELETE FROM search_entry", params=None)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PADDED, params=None)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN padding", params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]
    operations = [migrations.RunPython(make, unmake)]
