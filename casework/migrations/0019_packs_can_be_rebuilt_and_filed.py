"""What packs were made from, and their filing; the database refuses to change or delete either."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import casework.models.encrypted

TABLES = ("casework_packinputs", "casework_packfiling")

POSTGRES = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is append-only'
USING ERRCODE = 'integrity_constraint_violation'; END $$;
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


def key() -> models.BigAutoField[int, int]:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0018_cases_are_helped_with_codes")]

    operations = [
        migrations.CreateModel(
            name="PackFiling",
            fields=[
                ("id", key()),
                ("filed_on", models.DateField()),
                ("filed_at", casework.models.encrypted.EncryptedTextField()),
                ("way", models.CharField(max_length=20)),
                ("noted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="casework.pack",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="casework.packfiling",
                    ),
                ),
            ],
            options={"ordering": ["-filed_on", "-pk"]},
        ),
        migrations.CreateModel(
            name="PackInputs",
            fields=[
                ("id", key()),
                ("stored_as", models.CharField(max_length=120)),
                (
                    "pack",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="casework.pack",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.RunPython(add, remove),
    ]
