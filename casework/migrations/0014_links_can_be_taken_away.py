from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_findings_keep_who_bears_them_out")]

    operations = [
        migrations.AddField(
            model_name="passagelink",
            name="is_held",
            field=models.BooleanField(default=True),
        ),
    ]
