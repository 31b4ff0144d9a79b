"""What the full-text search of each database needs beside the tables (search.databases).

On SQLite a later migration that alters the table of entries makes it anew and loses its triggers: let it end with
`full_text(...)` of this one.
"""

from django.db import migrations

COLUMNS = ("terms_title_fi", "terms_title_sv", "terms_body_fi", "terms_body_sv")

POSTGRESQL = [
    """
    ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('finnish', terms_title_fi), 'A') || setweight(to_tsvector('swedish', terms_title_sv), 'B')
        || setweight(to_tsvector('finnish', terms_body_fi), 'C') || setweight(to_tsvector('swedish', terms_body_sv), 'D')
    ) STORED
    """,
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
]

_NAMES = ", ".join(COLUMNS)
_OLD, _NEW = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("old", "new"))
_FORGET = f"INSERT INTO search_text (search_text, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"
_KEEP = f"INSERT INTO search_text (rowid, {_NAMES}) VALUES (new.id, {_NEW});"
SQLITE = [
    "DROP TABLE IF EXISTS search_text",
    f"""
    CREATE VIRTUAL TABLE search_text USING fts5 (
        {_NAMES}, content='search_entry', content_rowid='id', tokenize="unicode61 remove_diacritics 0 tokenchars '.'"
    )
    """,
    "INSERT INTO search_text (search_text) VALUES ('rebuild')",
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {_KEEP} END",
    f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {_FORGET} END",
    f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {_FORGET} {_KEEP} END",
]


def full_text(apps, schema_editor):
    """The column and its index, or the table of FTS5 and what keeps it up to date."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def without(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN vector")
        return
    for trigger in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS search_entry_{trigger}")
    schema_editor.execute("DROP TABLE search_text")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_index")]
    operations = [migrations.RunPython(full_text, without)]
