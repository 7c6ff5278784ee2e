"""Packs in variants, exhibits put in late or in part, the lawyer's own texts, and what is hidden."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import casework.models.encrypted

TABLE = "casework_pack"
SQLITE = (
    "CREATE TRIGGER IF NOT EXISTS {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
    "CREATE TRIGGER IF NOT EXISTS {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;",
)


def guard_again(apps: Any, schema_editor: Any) -> None:
    """SQLite gets a column by making the table anew, and its triggers go with the old one."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement.format(table=TABLE))


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0021_elements_say_who_proves_what"),
    ]

    operations = [
        migrations.CreateModel(
            name="PackText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=80)),
                ("body", casework.models.encrypted.EncryptedJSONField(default=dict)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="Pseudonym",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("spellings", casework.models.encrypted.EncryptedJSONField(default=list)),
                ("replacement", casework.models.encrypted.EncryptedTextField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.PositiveIntegerField()),
                ("box", models.JSONField(default=list)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["page", "pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="document",
            options={
                "ordering": [
                    models.OrderBy(models.F("exhibit"), nulls_last=True),
                    "exhibit_suffix",
                    "pk",
                ]
            },
        ),
        migrations.RemoveConstraint(
            model_name="build",
            name="build_state_known",
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="exhibit_unique",
        ),
        migrations.AddField(
            model_name="build",
            name="cancelled_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="build",
            name="started_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="build",
            name="variant",
            field=models.CharField(default="court", max_length=16),
        ),
        migrations.AddField(
            model_name="document",
            name="exhibit_suffix",
            field=models.CharField(blank=True, max_length=3),
        ),
        migrations.AddField(
            model_name="document",
            name="pages_used",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="document",
            name="snapshot",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.snapshot",
            ),
        ),
        migrations.AddField(
            model_name="pack",
            name="variant",
            field=models.CharField(default="court", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="build",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["queued", "running", "done", "failed", "cancelled"])
                ),
                name="build_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="build",
            constraint=models.CheckConstraint(
                condition=models.Q(("variant__in", ("court", "internal", "pseudonymised"))),
                name="build_variant_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                condition=models.Q(("exhibit__isnull", False)),
                fields=("case", "exhibit", "exhibit_suffix"),
                name="exhibit_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(("variant__in", ("court", "internal", "pseudonymised"))),
                name="pack_variant_known",
            ),
        ),
        migrations.AddField(
            model_name="packtext",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pack_texts",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="packtext",
            name="changed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="pseudonym",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pseudonyms",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="redactions",
                to="casework.document",
            ),
        ),
        migrations.AddConstraint(
            model_name="packtext",
            constraint=models.UniqueConstraint(fields=("case", "place"), name="pack_text_unique"),
        ),
        migrations.AddConstraint(
            model_name="pseudonym",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["place", "organisation", "other"])),
                name="pseudonym_kind_known",
            ),
        ),
        migrations.RunPython(guard_again, guard_again),
    ]
