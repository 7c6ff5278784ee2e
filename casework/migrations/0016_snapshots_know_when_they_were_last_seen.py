"""The same bytes found once more: the newest snapshot of a source is the one last seen."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0015_findings_are_indexed")]

    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="last_seen_at",
            # Before this step nothing could write snapshots: there are no rows to fill.
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AlterModelOptions(
            name="snapshot", options={"ordering": ["-last_seen_at", "-pk"]}
        ),
    ]
