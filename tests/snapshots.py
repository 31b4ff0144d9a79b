"""What a slow set-up leaves in the database, kept as rows, to be put back in the next test in a blink.

    rows = keep()
    put_back(rows)                                  # in a database without rows of its own
    undo(rows)                                      # in one in which a test has committed changes

The rows come as they went, with their keys. The content types of the snapshot replace those that are there, since
a test that flushes the database makes them anew with other keys.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction

Rows = dict[str, tuple[list[str], list[tuple]]]

NOT_KEPT = {"django_migrations", "core_portalrevision"}
"""What tells of the schema, and of the last write."""
REPLACED = ("auth_permission", "django_content_type")
"""Tables that a migrated database has rows in, the referring one first."""


def keep() -> Rows:
    """Columns and rows of every table that has some."""
    kept = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in NOT_KEPT:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
                rows = cursor.fetchall()
                if rows:
                    kept[table] = ([column[0] for column in cursor.description], rows)
    return kept


def put_back(rows: Rows) -> None:
    """Fill the tables of a database without rows of its own; keys among them are checked at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in REPLACED:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        for table in rows:
            _fill(cursor, table, rows)
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_models(include_auto_created=True)
        ):
            cursor.execute(statement)
    ContentType.objects.clear_cache()


def look_at_tables() -> None:
    """PostgreSQL plans as if full tables were nearly empty until it has looked at them."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _fill(cursor, table: str, rows: Rows) -> None:
    columns, values = rows[table]
    names = ", ".join(map(connection.ops.quote_name, columns))
    marks = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({marks})"  # noqa: S608
    cursor.executemany(insert, values)


def undo(rows: Rows) -> None:
    """Bring the tables back that differ from these rows, which stood there when a test began.

    Keys go on from where they are: what the test has numbered is never numbered again.
    """
    now = keep()
    changed = [table for table in {**rows, **now} if _values(rows, table) != _values(now, table)]
    with transaction.atomic(), connection.cursor() as cursor:
        for table in changed:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        for table in changed:
            if table in rows:
                _fill(cursor, table, rows)


def _values(rows: Rows, table: str) -> set[tuple]:
    return set(rows[table][1]) if table in rows else set()
