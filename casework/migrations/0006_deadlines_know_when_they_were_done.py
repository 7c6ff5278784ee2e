from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("casework", "0005_last_days_become_deadlines")]

    operations = [migrations.RemoveField(model_name="decision", name="done_on")]
