"""The library has an index; the database marks what changes, and first of all everything."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from casework.models.index_triggers import install, remove


def mark_everything(apps: Any, schema_editor: Any) -> None:
    change = apps.get_model("casework", "IndexChange")
    passages = apps.get_model("casework", "Passage").objects.order_by("pk")
    change.objects.bulk_create(
        (change(table="passage", row=pk) for pk in passages.values_list("pk", flat=True)),
        batch_size=1000,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0014_links_can_be_taken_away'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndexChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=8)),
                ('row', models.BigIntegerField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='IndexEntry',
            fields=[
                ('slot', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('passage_pk', models.BigIntegerField(unique=True)),
                ('sets', models.BinaryField()),
            ],
            options={
                'verbose_name_plural': 'index entries',
                'ordering': ['slot'],
            },
        ),
        migrations.CreateModel(
            name='IndexVersion',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ('stamp', models.CharField(max_length=32)),
                ('size', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='IndexSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.BinaryField(unique=True)),
                ('is_text', models.BooleanField()),
                ('slots', models.BinaryField()),
                ('version', models.PositiveBigIntegerField()),
            ],
            options={
                'ordering': ['entry'],
                'indexes': [models.Index(fields=['is_text', 'version'], name='index_set_changed')],
            },
        ),
        migrations.RunPython(install, remove),
        # The way back drops the tables.
        migrations.RunPython(mark_everything, migrations.RunPython.noop),
    ]
