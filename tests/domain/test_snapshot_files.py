"""Records of archived copies in files of evidence."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.errors import Problem
from casework.domain.snapshot_files import SnapshotItem, read_time, snapshot_problems

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
SHA = "0" * 64


def item(**fields: str) -> SnapshotItem:
    given: SnapshotItem = {
        "source": "S1",
        "file": "r.txt",
        "sha256": SHA,
        "taken_at": "2026-11-24T12:00:00+01:00",
    }
    return given | fields  # type: ignore[return-value] # fields of the item


def problems(*items: SnapshotItem) -> list[Problem]:
    placed = [(f"a.json: snapshots[{n}]", one) for n, one in enumerate(items)]
    return list(snapshot_problems(placed, {"S1", "S2"}, NOW))


class SnapshotProblemsTests(TestCase):
    def test_sound_records(self) -> None:
        self.assertEqual(problems(item(), item(source="S2"), item(sha256="1" * 64)), [])

    def test_a_source_that_is_not_there(self) -> None:
        self.assertEqual(
            problems(item(source="S9")),
            [Problem("unknown-source", "a.json: snapshots[0].source", {"key": "S9"})],
        )

    def test_the_same_copy_twice(self) -> None:
        values: dict[str, str | int] = {"key": f"S1 {SHA}", "first": "a.json: snapshots[0]"}
        self.assertEqual(
            problems(item(), item()), [Problem("duplicate-key", "a.json: snapshots[1]", values)]
        )

    def test_times_that_are_none_or_to_come(self) -> None:
        for text, code in (
            ("2026-02-30T12:00:00Z", "bad-time"),
            ("2026-11-24T12:00:00", "bad-time"),
            ("2026-11-24T12:00:01Z", "date-in-future"),
            ("2027-01-01T00:00:00+01:00", "date-in-future"),
        ):
            for name in ("taken_at", "last_seen_at"):
                with self.subTest(text=text, name=name):
                    self.assertEqual(
                        problems(item(**{name: text})),
                        [Problem(code, f"a.json: snapshots[0].{name}", {"value": text})],
                    )

    def test_a_moment_is_read_with_its_distance_from_utc(self) -> None:
        self.assertEqual(read_time("2026-11-24T13:00:00+01:00"), NOW)
        self.assertEqual(read_time("2026-11-24T12:00Z"), NOW)
        self.assertIsNone(read_time("yesterday"))
