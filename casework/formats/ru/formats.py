"""Russian dates: 5 марта 2015 г., the month in the genitive also without a year."""

from __future__ import annotations

DATETIME_FORMAT = "j E Y г., G:i"
MONTH_DAY_FORMAT = "j E"
