"""Tajik dates: 5 марти 2015 (izafet after the day), without the Russian abbreviation г."""

from __future__ import annotations

DATE_FORMAT = "j Eи Y"
DATETIME_FORMAT = "j Eи Y, G:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j Eи"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
