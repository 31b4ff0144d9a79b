"""What the full-text search of each database needs beside the table of entries (search.databases)."""

from django.db import migrations

POSTGRESQL = [
    "ALTER TABLE search_entry ADD COLUMN vector tsvector",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
    # Texts and vectors aside: counting thousands of entries reads few pages then.
    "ALTER TABLE search_entry SET (toast_tuple_target = 128)",
]
SQLITE = [
    """
    CREATE VIRTUAL TABLE search_text USING fts5 (
        title_fi, title_sv, body_fi, body_sv,
        prefix='3 4 6', tokenize="unicode61 remove_diacritics 0 tokenchars '.'"
    )
    """,
    # A later migration that makes the table of entries anew loses this: it is to be made again there.
    """
    CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry
    BEGIN DELETE FROM search_text WHERE rowid = old.id; END
    """,
]
WITHOUT = {
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN vector"],
    "sqlite": ["DROP TRIGGER IF EXISTS search_entry_gone", "DROP TABLE search_text"],
}


def full_text(apps, schema_editor):
    """The column and its index, or the table of FTS5."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def without(apps, schema_editor):
    for statement in WITHOUT[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_index")]
    operations = [migrations.RunPython(full_text, without)]
