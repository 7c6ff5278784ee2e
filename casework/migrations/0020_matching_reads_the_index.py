"""The index tells more of a finding, for matching: all findings are marked to be read again."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def mark_everything(apps: Any, schema_editor: Any) -> None:
    change = apps.get_model("casework", "IndexChange")
    passages = apps.get_model("casework", "Passage").objects.order_by("pk")
    change.objects.bulk_create(
        (change(table="passage", row=pk) for pk in passages.values_list("pk", flat=True)),
        batch_size=1000,
    )


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_packs_can_be_rebuilt_and_filed")]
    operations = [migrations.RunPython(mark_everything, migrations.RunPython.noop)]
