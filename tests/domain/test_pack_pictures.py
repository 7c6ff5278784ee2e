"""The coordinates of the timeline and of the family."""

from __future__ import annotations

from itertools import pairwise
from unittest import TestCase

from casework.domain.cases import Kinship, RelationFacts
from casework.domain.dates import parse_fuzzy
from casework.domain.pack_family import family_picture
from casework.domain.pack_timeline import MARK, WIDTH, Moment, timeline
from tests.domain import build


def moments(*dates: str, is_harm: bool = False) -> list[Moment]:
    return [Moment(n, parse_fuzzy(date), is_harm) for n, date in enumerate(dates, 1)]


class TimelineTests(TestCase):
    def test_fewer_than_two_dated_events_make_no_timeline(self) -> None:
        self.assertIsNone(timeline(moments()))
        self.assertIsNone(timeline(moments("2015", "")))

    def test_marks_stand_in_the_order_of_time_within_the_axis(self) -> None:
        drawn = timeline(moments("2015-03", "2016-09-22", "2026-11-13"))
        assert drawn
        self.assertEqual([mark.number for mark in drawn.marks], [1, 2, 3])
        xs = [mark.x for mark in drawn.marks]
        self.assertEqual(xs, sorted(xs))
        left, right = drawn.ends
        self.assertTrue(all(left <= x <= right <= WIDTH for x in xs))
        self.assertEqual((drawn.first_year, drawn.last_year), (2015, 2026))

    def test_marks_of_one_day_are_stacked_and_never_overlap(self) -> None:
        drawn = timeline(moments("2023-10-01", "2023-10-02", "2023-10-03", "2024-01"))
        assert drawn
        places = [(mark.x, mark.y) for mark in drawn.marks]
        for n, (x, y) in enumerate(places):
            for other_x, other_y in places[n + 1 :]:
                apart = max(abs(x - other_x), abs(y - other_y))
                self.assertGreaterEqual(apart, MARK - 0.2)
        self.assertTrue(all(mark.y > 7 for mark in drawn.marks))

    def test_an_event_that_lasted_is_a_bar_with_its_number(self) -> None:
        drawn = timeline(moments("2009/2018", "2016", "2020"))
        assert drawn
        [bar] = drawn.bars
        self.assertEqual(bar.number, 1)
        self.assertGreater(bar.width, 100)
        self.assertLess(bar.y, drawn.height)

    def test_labels_of_years_keep_apart(self) -> None:
        drawn = timeline(moments("1960", "2026"))
        assert drawn
        labelled = [tick.x for tick in drawn.ticks if tick.is_labelled]
        gaps = [b - a for a, b in pairwise(labelled)]
        self.assertGreaterEqual(min(gaps), 25)
        self.assertEqual(len(drawn.ticks), 2027 - 1960 + 1)


class FamilyPictureTests(TestCase):
    def setUp(self) -> None:
        self.people = tuple(
            build.person(key=k) for k in ("applicant", "mother", "wife", "brother", "son")
        )
        self.case = build.case(
            people=self.people,
            relations=(
                RelationFacts("mother", Kinship.PARENT, "applicant"),
                RelationFacts("wife", Kinship.SPOUSE, "applicant"),
                RelationFacts("brother", Kinship.SIBLING, "applicant"),
                RelationFacts("son", Kinship.CHILD, "applicant"),
            ),
        )
        self.names = dict.fromkeys((p.key for p in self.people), "Анна Қаюмова")

    def test_nobody_alone_is_drawn(self) -> None:
        self.assertIsNone(family_picture(build.case(), {"applicant": "A"}, {}))

    def test_generations_are_rows_and_the_spouse_stands_right(self) -> None:
        drawn = family_picture(self.case, self.names, {})
        assert drawn
        box = {box.key: box for box in drawn.boxes}
        self.assertLess(box["mother"].y, box["applicant"].y)
        self.assertGreater(box["son"].y, box["applicant"].y)
        row = sorted(("brother", "applicant", "wife"), key=lambda key: box[key].x)
        self.assertEqual(row, ["brother", "applicant", "wife"])
        self.assertEqual(len({box[key].y for key in row}), 1)
        self.assertTrue(box["applicant"].is_applicant)
        self.assertEqual(len(drawn.lines), 4)

    def test_boxes_of_a_row_do_not_overlap_and_fit_the_page(self) -> None:
        many = tuple(build.person(key=f"s{n}") for n in range(6))
        case = build.case(
            people=(build.person(), *many),
            relations=tuple(RelationFacts(p.key, Kinship.SIBLING, "applicant") for p in many),
        )
        drawn = family_picture(case, dict.fromkeys((p.key for p in case.people), "X"), {})
        assert drawn
        boxes = sorted(drawn.boxes, key=lambda box: box.x)
        for one, other in pairwise(boxes):
            self.assertGreaterEqual(other.x, one.x + one.width)
        self.assertLessEqual(boxes[-1].x + boxes[-1].width, WIDTH)

    def test_a_withheld_name_leaves_the_box_without_one(self) -> None:
        drawn = family_picture(self.case, self.names | {"wife": ""}, {"wife": "spouse-F"})
        assert drawn
        [wife] = [box for box in drawn.boxes if box.key == "wife"]
        self.assertEqual((wife.lines, wife.tie), ((), "spouse-F"))

    def test_a_long_name_is_broken_between_words(self) -> None:
        names = self.names | {"wife": "Абдурахмонова Гулчехра Исмоиловна"}
        drawn = family_picture(self.case, names, {})
        assert drawn
        [wife] = [box for box in drawn.boxes if box.key == "wife"]
        self.assertEqual(wife.lines, ("Абдурахмонова Гулчехра", "Исмоиловна"))

    def test_children_stand_below_their_parent(self) -> None:
        case = build.case(
            people=tuple(build.person(key=k) for k in ("applicant", "own", "brother", "nephew")),
            relations=(
                RelationFacts("own", Kinship.CHILD, "applicant"),
                RelationFacts("brother", Kinship.SIBLING, "applicant"),
                RelationFacts("nephew", Kinship.CHILD, "brother"),
            ),
        )
        drawn = family_picture(case, dict.fromkeys((p.key for p in case.people), "X"), {})
        assert drawn
        x = {box.key: box.x for box in drawn.boxes}
        self.assertLess(x["brother"], x["applicant"])
        self.assertLess(x["nephew"], x["own"])
