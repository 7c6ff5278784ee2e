"""The days to keep: final limits with their second pair of eyes, and the tasks before them."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models.functions import Coalesce, Least

from casework.domain.watch import Rank, State, keep_by, state
from casework.models.cases import Case
from casework.models.codes import CODE_LENGTH, new_code
from casework.models.constraints import closed
from casework.models.documents import Decision
from casework.models.encrypted import EncryptedTextField
from casework.models.people import User

# As keep_by() in the rules, for the database to sort by.
KEEP_ON = Least("due_on", Coalesce("by_law_on", "due_on"))


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def visible_to(self, user: User) -> DeadlineQuerySet:
        return self.filter(decision__case__in=Case.objects.visible_to(user))

    def open(self) -> DeadlineQuerySet:
        """What still has to be done, asleep or not."""
        return self.filter(done_on=None)

    def awake(self, today: dt.date) -> DeadlineQuerySet:
        """Open, and not put off to a later day."""
        return self.open().exclude(snoozed_until__gt=today)

    def asleep(self, today: dt.date) -> DeadlineQuerySet:
        """Open, and put off to a later day."""
        return self.open().filter(snoozed_until__gt=today)

    def done(self) -> DeadlineQuerySet:
        return self.exclude(done_on=None)

    def tasks(self) -> DeadlineQuerySet:
        return self.filter(rank=Rank.TASK)

    def final(self) -> DeadlineQuerySet:
        """Limits, not tasks of the office."""
        return self.exclude(rank=Rank.TASK)

    def unconfirmed(self) -> DeadlineQuerySet:
        """Open limits that no second person has checked."""
        return self.open().final().filter(acknowledged_by=None)

    def nearest_first(self) -> DeadlineQuerySet:
        """By the day to act by, which is the earlier one where instruction and law differ."""
        return self.annotate(keep_on=KEEP_ON).order_by("keep_on", "rank", "pk")

    def between(self, first: dt.date, last: dt.date) -> DeadlineQuerySet:
        return self.annotate(keep_on=KEEP_ON).filter(keep_on__range=(first, last))

    def for_list(self) -> DeadlineQuerySet:
        shown = self.nearest_first().select_related(
            "decision__case", "entered_by", "acknowledged_by"
        )
        return shown.prefetch_related("decision__case__people__names")


class Deadline(models.Model):
    """One day to keep. By_law_on is what the law gave when the decision was entered, if known."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="deadlines")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    name = models.CharField(max_length=30)
    rank = models.CharField(max_length=10)
    due_on = models.DateField()
    by_law_on = models.DateField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    acknowledged_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    snoozed_until = models.DateField(null=True, blank=True)
    snooze_reason = EncryptedTextField(blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(name="deadline_unique", fields=["decision", "name"]),
            models.UniqueConstraint(
                name="deadline_one_main_limit",
                fields=["decision"],
                condition=models.Q(rank=Rank.MAIN.value),
            ),
            closed("rank", Rank, "deadline_rank_known"),
            models.CheckConstraint(
                name="deadline_four_eyes",
                condition=models.Q(acknowledged_by=None)
                | ~models.Q(acknowledged_by=models.F("entered_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def keep_by(self) -> dt.date:
        return keep_by(self.due_on, self.by_law_on)

    @property
    def differs(self) -> bool:
        """The instruction gives another day than the law as computed."""
        return self.by_law_on is not None and self.by_law_on != self.due_on

    @property
    def is_final(self) -> bool:
        return self.rank != Rank.TASK

    @property
    def needs_second_person(self) -> bool:
        return self.is_final and self.done_on is None and self.acknowledged_by_id is None

    def state(self, today: dt.date) -> State:
        return state(self.done_on, self.snoozed_until, today)
