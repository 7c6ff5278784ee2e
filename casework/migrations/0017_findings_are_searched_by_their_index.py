"""What findings are searched by is in their index, no longer in a column of their own."""

from __future__ import annotations

from django.db import migrations

from casework.models.index_triggers import install


class Migration(migrations.Migration):
    dependencies = [("casework", "0016_snapshots_know_when_they_were_last_seen")]
    operations = [
        migrations.RemoveField(model_name="passage", name="search_text"),
        # SQLite may have made the table anew, without its triggers.
        migrations.RunPython(install, lambda apps, schema_editor: None),
    ]
