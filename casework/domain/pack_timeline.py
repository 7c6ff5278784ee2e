"""The timeline of a pack, as coordinates in points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.domain.dates import Fuzzy

WIDTH = 468.0
MARGIN = 16.0
MARK = 17.0
BAR = 9.0
LABEL_APART = 25.0
# A year takes more room the more happened in it.
QUIET_YEAR, YEAR, PER_EVENT = 0.45, 1.0, 1.3


@dataclass(frozen=True, slots=True)
class Moment:
    """What the timeline needs of an event."""

    number: int
    when: Fuzzy
    is_harm: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The start of a year; the figure stands below the axis."""

    x: float
    year: int
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    x: float
    y: float
    is_harm: bool

    @property
    def baseline(self) -> float:
        """Of the figure in the middle of the mark."""
        return round(self.y + 2.7, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """An event that lasted; drawn below the axis."""

    number: int
    x: float
    y: float
    width: float
    is_harm: bool

    @property
    def figure(self) -> tuple[float, float]:
        """Where the number stands, right-aligned before the bar."""
        return round(self.x - 2.5, 1), round(self.y + 4, 1)


@dataclass(frozen=True, slots=True)
class Timeline:
    width: float
    height: float
    axis: float
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]

    @property
    def ends(self) -> tuple[float, float]:
        return self.ticks[0].x, self.ticks[-1].x

    @property
    def foot(self) -> float:
        """Lower end of the strokes that part the years."""
        return self.axis + 4

    @property
    def figures(self) -> float:
        """Baseline of the years."""
        return self.axis + 13

    @property
    def first_year(self) -> int:
        return self.ticks[0].year

    @property
    def last_year(self) -> int:
        return self.ticks[-1].year - 1


def timeline(moments: Sequence[Moment]) -> Timeline | None:
    """The events along an axis of years, busy years wider; None for fewer than two dated ones."""
    dated = [m for m in moments if m.when.earliest and m.when.latest]
    if len(dated) < 2:
        return None
    scale = _Scale.of(dated)
    marks, lanes = _marks(dated, scale)
    axis = lanes * MARK + 10
    placed = tuple(Mark(m.number, m.x, axis - 14 - m.y * MARK, m.is_harm) for m in marks)
    bars, rows = _bars(dated, scale, axis + 22)
    height = axis + 18 + rows * BAR
    return Timeline(WIDTH, height, axis, scale.ticks(), placed, bars)


@dataclass(frozen=True, slots=True)
class _Scale:
    starts: Mapping[int, float]

    @classmethod
    def of(cls, moments: Sequence[Moment]) -> _Scale:
        days = [day for m in moments for day in (m.when.earliest, m.when.latest) if day]
        first, last = min(days).year, max(days).year
        begun = [m.when.earliest.year for m in moments if m.when.earliest]
        weights = {
            year: YEAR + PER_EVENT * begun.count(year) if year in begun else QUIET_YEAR
            for year in range(first, last + 1)
        }
        unit = (WIDTH - 2 * MARGIN) / sum(weights.values())
        starts, x = {}, MARGIN
        for year, weight in weights.items():
            starts[year] = x
            x += weight * unit
        return cls(starts | {last + 1: x})

    def x(self, day: dt.date) -> float:
        start, end = self.starts[day.year], self.starts[day.year + 1]
        share = (day - dt.date(day.year, 1, 1)).days / 366
        return round(start + (end - start) * share, 1)

    def ticks(self) -> tuple[Tick, ...]:
        ticks: list[Tick] = []
        labelled = -LABEL_APART
        *years, last = self.starts.items()
        for year, x in years:
            room = x - labelled >= LABEL_APART and last[1] - x >= 2
            labelled = x if room else labelled
            ticks.append(Tick(round(x, 1), year, room))
        return (*ticks, Tick(round(last[1], 1), last[0], is_labelled=False))


def _marks(moments: Sequence[Moment], scale: _Scale) -> tuple[list[Mark], int]:
    """The numbered marks, y still the lane above the axis, and how many lanes there are."""
    lanes: list[float] = []
    marks = []
    for moment in moments:
        x = scale.x(_day(moment.when.earliest))
        lane = next((n for n, used in enumerate(lanes) if x - used >= MARK), len(lanes))
        lanes[lane : lane + 1] = [x]
        marks.append(Mark(moment.number, x, lane, moment.is_harm))
    return marks, len(lanes)


def _bars(moments: Sequence[Moment], scale: _Scale, top: float) -> tuple[tuple[Bar, ...], int]:
    bars: list[Bar] = []
    for moment in moments:
        x, end = scale.x(_day(moment.when.earliest)), scale.x(_day(moment.when.latest))
        if moment.when.is_interval and end - x >= 6:
            bar = Bar(moment.number, x, top + len(bars) * BAR, round(end - x, 1), moment.is_harm)
            bars.append(bar)
    return tuple(bars), len(bars)


def _day(day: dt.date | None) -> dt.date:
    if day is None:
        raise ValueError("only dated events stand on a timeline")
    return day
