"""A case may say when its decision is expected: evidence is weighed against that day."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_findings_have_a_history")]
    operations = [
        migrations.AddField(
            model_name="case",
            name="decision_expected",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                name="case_decided_after_made",
                condition=models.Q(
                    ("made_on", None),
                    ("decision_expected", None),
                    ("made_on__lte", models.F("decision_expected")),
                    _connector="OR",
                ),
            ),
        ),
    ]
