from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import migrations, models

from casework.domain.corroboration import Finding, Graph
from casework.domain.independence import stored


def reckon(apps: Any, schema_editor: Any) -> None:
    """What the sources that are named bear out; there are no links between findings yet."""
    passage, source = (apps.get_model("casework", name) for name in ("Passage", "Source"))
    seen = set(source.objects.exclude(certainty="memory").values_list("key", flat=True))
    rows = passage.objects.select_related("source").prefetch_related("corroborated_by")
    named = {row.key: {s.key for s in row.corroborated_by.all()} & seen for row in rows}
    derived = defaultdict(set)
    pairs = source.derived_from.through.objects.values_list("from_source__key", "to_source__key")
    for one, other in pairs:
        derived[one].add(other)
    findings = {row.key: Finding(row.source.key) for row in rows}
    found = Graph(findings, (), derived, named).corroborations()
    changed = [row for row in rows if named[row.key] or row.source.key in derived]
    for row in changed:
        row.corroboration = stored(found[row.key])
    passage.objects.bulk_update(changed, ["corroboration"], batch_size=100)


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_cases_expect_a_decision")]

    operations = [
        migrations.AddField(
            model_name="passage",
            name="corroboration",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.RunPython(reckon, migrations.RunPython.noop),
    ]
