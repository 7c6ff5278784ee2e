"""The database itself refuses to change or delete audit entries and built packs."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = ("casework_auditentry", "casework_pack")

POSTGRES = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse();
"""
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
)


def add(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        statements = (POSTGRES,) if schema_editor.connection.vendor == "postgresql" else SQLITE
        for statement in statements:
            # Not .execute(sql, params): the statements hold no parameters.
            schema_editor.execute(statement.format(table=table))


def remove(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_refuse()")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_no_update")
            schema_editor.execute(f"DROP TRIGGER {table}_no_delete")


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_core")]
    operations = [migrations.RunPython(add, remove)]
