"""What a check has to teach: why a court cares, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Lesson:
    """Why it matters, and how it is mended, with the screen where."""

    why: str | Promise
    remedy: str | Promise
