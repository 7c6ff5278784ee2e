"""The triggers by which the database marks what has changed since it was indexed.

SQLite forgets the triggers of a table that a migration makes anew, without a word; such a
migration must end with RunPython(install). tests/models/test_index_triggers.py tells when.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

# Table -> the row that has changed by one of its rows: kind, and the column with its number.
MARKED = {
    "passage": ("passage", "id"),
    "passage_terms": ("passage", "passage_id"),
    "passage_entities": ("passage", "passage_id"),
    "source": ("source", "id"),
    "entity": ("entity", "id"),
    "entityname": ("entity", "entity_id"),
    "term": ("term", "id"),
}
# Event -> the images of the row: a link that moves concerns two findings.
EVENTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
# They name no table but the one they write to: SQLite could not make another one anew.
MARK = 'INSERT INTO casework_indexchange ("table", "row") VALUES (\'{kind}\', {image}.{column});'
FUNCTION = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN {marks} RETURN NULL; END $$"
)
POSTGRES = "CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
SQLITE = "CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {marks} END"
FOUND = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def names() -> frozenset[str]:
    """The names of all triggers that the index stands on."""
    return frozenset(_name(table, event) for table in MARKED for event in EVENTS)


def missing(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The names of those that the database lacks: changes of these tables go unseen."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND[connection.vendor])
        return names() - {name for (name,) in cursor.fetchall()}


def install(apps: Any, schema_editor: Any) -> None:
    """Make the triggers that are missing; a step of a migration."""
    lacking = missing(schema_editor.connection)
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for table, (kind, column) in MARKED.items():
        for event, images in EVENTS.items():
            marks = " ".join(MARK.format(kind=kind, image=i, column=column) for i in images)
            name = _name(table, event)
            values = {"name": name, "event": event, "table": f"casework_{table}", "marks": marks}
            if is_postgres:
                schema_editor.execute(FUNCTION.format(**values))
            if name in lacking:
                schema_editor.execute((POSTGRES if is_postgres else SQLITE).format(**values))


def remove(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away; the way back of that step."""
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for table in MARKED:
        for event in EVENTS:
            name = _name(table, event)
            on = f" ON casework_{table}" if is_postgres else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
            if is_postgres:
                schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def _name(table: str, event: str) -> str:
    return f"casework_index_{table}_{event}"
