"""A finding knows who changed it; its versions say what was done and are only ever added."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLE = "casework_passageversion"
POSTGRES = f"""
CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{TABLE} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse();
"""
SQLITE = tuple(
    f"CREATE TRIGGER {TABLE}_no_{verb} BEFORE {verb.upper()} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END;"
    for verb in ("update", "delete")
)


def add(apps: Any, schema_editor: Any) -> None:
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in (POSTGRES,) if is_postgres else SQLITE:
        schema_editor.execute(statement)


def remove(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        schema_editor.execute(f"DROP FUNCTION {TABLE}_refuse()")
    else:
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_update")
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_delete")


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_sources_know_who_changed_them")]
    operations = [
        migrations.AddField(
            model_name="passage",
            name="changed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="passage",
            name="returned_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="passageversion",
            name="step",
            field=models.CharField(default="add", max_length=10),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="passageversion",
            name="passage",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="casework.passage",
            ),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.CheckConstraint(
                name="passage_checked_by_another_than_changed_it",
                condition=models.Q(
                    ("checked_by", None),
                    ("changed_by", None),
                    models.Q(("checked_by", models.F("changed_by")), _negated=True),
                    _connector="OR",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="passageversion",
            constraint=models.CheckConstraint(
                name="passage_version_step_known",
                condition=models.Q(
                    (
                        "step__in",
                        ["add", "change", "import", "check", "return", "retire", "restore"],
                    )
                ),
            ),
        ),
        migrations.RunPython(add, remove),
    ]
