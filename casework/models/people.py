"""Teams and the people who log in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from casework.domain.roles import Can, Role, may
from casework.domain.watch import REMINDERS


def usual_reminders() -> list[int]:
    return list(REMINDERS)


class Team(models.Model):
    name = models.CharField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, *, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())

    def colleagues_of(self, user: User) -> models.QuerySet[User]:
        """Active people of the same team."""
        return self.filter(team=user.team, is_active=True)


class User(AbstractBaseUser):
    """One person of one team in one role. There is no superuser: nobody is above the rules."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="users")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    is_active = models.BooleanField(default=True)
    # Days before a limit at which the calendar program and the first screen remind.
    reminder_days = models.JSONField(default=usual_reminders)

    objects: UserManager = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="user_role_known", condition=models.Q(role__in=[role.value for role in Role])
            )
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, what: Can) -> bool:
        return self.is_active and may(Role(self.role), what)
