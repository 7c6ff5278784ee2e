from __future__ import annotations

from django.db import migrations, transaction
from django.utils import timezone


def give_each_last_day_a_deadline(apps, schema_editor):
    """The last day of each decision is watched; nobody but whoever opened the case is known."""
    Decision = apps.get_model("casework", "Decision")
    Deadline = apps.get_model("casework", "Deadline")
    for decision in Decision.objects.select_related("case"):
        day = decision.limit_on or decision.done_on
        if day:
            Deadline.objects.create(
                decision=decision,
                name="remedy",
                rank="main",
                due_on=day,
                done_on=decision.done_on,
                entered_by_id=decision.case.opened_by_id,
                entered_at=timezone.now(),
            )


def keep_only_the_day_it_was_done(apps, schema_editor):
    Deadline = apps.get_model("casework", "Deadline")
    with transaction.atomic():
        for deadline in Deadline.objects.filter(rank="main").select_related("decision"):
            decision = deadline.decision
            decision.done_on = deadline.done_on
            decision.limit_on = decision.limit_on or deadline.due_on
            decision.save()
        Deadline.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [("casework", "0004_deadlines_watched_by_two_people")]

    operations = [
        migrations.RunPython(give_each_last_day_a_deadline, keep_only_the_day_it_was_done)
    ]
