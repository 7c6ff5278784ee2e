"""The words that speak for each code, and the codes that a case was offered and set aside."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0017_findings_are_searched_by_their_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeSetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=60)),
                ("target", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes_set_aside",
                        to="casework.case",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "kind", "code", "target"), name="code_set_aside_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CueSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("phrases", models.JSONField(default=dict)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cue_sets",
                        to="casework.term",
                    ),
                ),
            ],
            options={
                "ordering": ["term", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("term", "language"), name="cue_set_unique")
                ],
            },
        ),
    ]
