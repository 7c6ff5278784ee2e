"""Quotations: a place is found or refused, and found again in a later text or lost."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import assume, example, given
from hypothesis import strategies as st

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator
from casework.domain.quotations import (
    LONGEST,
    Anchor,
    Anchoring,
    Selection,
    Standing,
    anchor,
    check_page,
    page_of,
    select,
    standing,
)

TEXT = (
    "On 20 September 2016 relatives were held.\n\n"
    "Relatives were questioned in Khujand.\n"
    "In 2023 relatives were held again."
)
# Few signs, so that parts recur: letters, white space, a combining acute and a combining dot,
# Cyrillic, Arabic with a vowel sign, a joiner, and signs beyond the basic plane.
SIGNS = st.sampled_from("ab \n\u0301\u0323қӯңبَ\u200c𝄞😀.-")
TEXTS = st.text(SIGNS, min_size=1, max_size=60)
ANY = st.text(min_size=1, max_size=60)


def refused(text: str, exact: str, **how: object) -> list[Problem]:
    try:
        select(text, exact, **how)  # type: ignore[arg-type] # any of select's options
    except Refused as error:
        return list(error.problems)
    raise AssertionError("not refused")


def occurs_once(text: str, exact: str) -> bool:
    try:
        select(text, exact)
    except Refused:
        return False
    return True


@st.composite
def parts(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, int, int]:
    """A text and the bounds of a part of it that is more than white space."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())
    return text, start, end


class SelectTests(TestCase):
    def test_words_that_occur_once(self) -> None:
        self.assertEqual(
            select(TEXT, "questioned in Khujand"),
            Selection(
                exact="questioned in Khujand",
                prefix="latives were held.\n\nRelatives were "[-32:],
                suffix=".\nIn 2023 relatives were held ag",
                start=58,
                end=79,
            ),
        )

    def test_white_space_may_differ(self) -> None:
        found = select(TEXT, "  held.\r\n Relatives   were ")
        self.assertEqual((found.start, found.exact), (36, "held.\n\nRelatives were"))

    def test_a_letter_written_as_two_signs_is_the_same(self) -> None:
        found = select("Фирӯз 2019", "Фиру\u0304з")
        self.assertEqual((found.start, found.end, found.exact), (0, 5, "Фирӯз"))

    def test_recurring_words_are_told_apart_by_what_stands_before(self) -> None:
        found = select(TEXT, "relatives were held", prefix="In 2023")
        self.assertEqual(found.start, 89)

    def test_recurring_words_are_told_apart_by_what_stands_after(self) -> None:
        self.assertEqual(select(TEXT, "relatives were held", suffix="again").start, 89)
        self.assertEqual(select(TEXT, "relatives were held", suffix=".").start, 21)

    def test_recurring_words_are_told_apart_by_their_place(self) -> None:
        for start, found in ((21, 21), (89, 89), (0, 21), (2000, 89), (-5, 21)):
            with self.subTest(start=start):
                self.assertEqual(select(TEXT, "relatives were held", start=start).start, found)

    def test_overlapping_places_are_all_places(self) -> None:
        self.assertEqual(select("banana", "ana", start=3).start, 3)
        self.assertEqual(select("banana", "ana", start=1).start, 1)
        self.assertEqual(refused("banana", "ana")[0].values, {"places": 2})

    def test_neighbours_that_are_wrong_do_not_hide_words_that_are_there_once(self) -> None:
        self.assertEqual(select(TEXT, "Khujand", prefix="in Kulob").start, 72)

    def test_recurring_words_without_more_are_refused_with_their_number(self) -> None:
        self.assertEqual(
            refused(TEXT, "relatives were held"),
            [Problem("quotation-ambiguous", "exact", {"places": 2})],
        )

    def test_the_middle_between_two_places_is_no_hint(self) -> None:
        self.assertEqual(refused("ab--ab", "ab", start=2)[0].code, "quotation-ambiguous")

    def test_words_that_do_not_occur_are_refused_with_the_nearest_place(self) -> None:
        self.assertEqual(
            refused(TEXT, "Relatives were interrogated in Khujand."),
            [
                Problem("quotation-not-found", "exact"),
                Problem(
                    "quotation-nearest",
                    "exact",
                    {"nearest": "held. Relatives were questioned in Khujand."},
                ),
            ],
        )

    def test_words_like_nothing_there_are_refused_alone(self) -> None:
        self.assertEqual(refused(TEXT, "кӯдакон"), [Problem("quotation-not-found", "exact")])
        self.assertEqual(refused("", "words"), [Problem("quotation-not-found", "exact")])

    def test_a_long_nearest_place_is_cut(self) -> None:
        text = "questioned " * 60
        nearest = str(refused(text, text.replace("q", "k").strip())[1].values["nearest"])
        self.assertEqual((len(nearest), nearest[-1]), (301, "…"))

    def test_no_words_and_too_many_are_refused(self) -> None:
        self.assertEqual(refused(TEXT, " \n ")[0], Problem("quotation-empty", "exact"))
        self.assertEqual(
            refused(TEXT, "a" * (LONGEST + 1))[0],
            Problem("quotation-long", "exact", {"limit": 5000}),
        )

    def test_signs_of_patterns_are_plain_signs(self) -> None:
        self.assertEqual(select("Art. 307(3) [sic] a+b", "307(3) [sic] a+b").start, 5)

    @given(parts(TEXTS))
    @example(("aaaa", 1, 3))
    @example(("😀a\u0301😀a\u0301", 3, 6))
    @example(("кӯ кӯ", 3, 5))
    @example(("بَبَ", 2, 4))
    def test_any_part_of_a_text_selects_itself(self, part: tuple[str, int, int]) -> None:
        text, start, end = part
        exact = text[start:end]
        found = select(text, exact, start=start)
        lead = len(exact) - len(exact.lstrip())
        self.assertEqual(found.exact, exact.strip())
        self.assertEqual(found.start, start + lead)
        self.assertEqual(text[found.start : found.end], found.exact)

    @given(parts(ANY))
    def test_so_does_any_part_of_any_text(self, part: tuple[str, int, int]) -> None:
        text, start, end = part
        found = select(text, text[start:end], start=start)
        self.assertEqual(found.exact, text[start:end].strip())
        self.assertEqual(text[found.start : found.end], found.exact)

    @given(parts(TEXTS))
    def test_a_selection_selects_itself(self, part: tuple[str, int, int]) -> None:
        text, start, end = part
        found = select(text, text[start:end], start=start)
        how = {"prefix": found.prefix, "suffix": found.suffix}
        self.assertEqual(select(text, found.exact, start=found.start, **how), found)


class AnchorTests(TestCase):
    def test_the_same_text(self) -> None:
        chosen = select(TEXT, "questioned in Khujand")
        self.assertEqual(anchor(TEXT, chosen), Anchor(Anchoring.STANDS, 58, 79))

    def test_words_further_on(self) -> None:
        chosen = select(TEXT, "questioned in Khujand")
        self.assertEqual(anchor(f"Updated. {TEXT}", chosen), Anchor(Anchoring.MOVED, 67, 88))

    def test_lines_that_break_elsewhere(self) -> None:
        chosen = select(TEXT, "held.\n\nRelatives were questioned")
        later = TEXT.replace("\n\n", " ")
        self.assertEqual(anchor(later, chosen), Anchor(Anchoring.MOVED, 36, 67))

    def test_a_recurrence_elsewhere_is_not_what_was_quoted(self) -> None:
        chosen = select(TEXT, "relatives were held", prefix="September 2016")
        later = TEXT.replace("relatives were held.", "relatives were asked.")
        self.assertEqual(anchor(later, chosen), Anchor(Anchoring.LOST))

    def test_of_recurrences_the_one_between_the_same_neighbours(self) -> None:
        chosen = select(TEXT, "relatives were held", prefix="In 2023")
        later = f"Relatives were held. relatives were held. {TEXT}"
        self.assertEqual(anchor(later, chosen), Anchor(Anchoring.MOVED, 131, 150))

    def test_one_side_is_enough_when_the_other_was_reworded(self) -> None:
        chosen = select(TEXT, "questioned in Khujand")
        later = TEXT.replace("Relatives were questioned", "Some of them were questioned")
        self.assertEqual(anchor(later, chosen), Anchor(Anchoring.MOVED, 61, 82))

    def test_a_sentence_that_occurs_once_is_known_by_itself(self) -> None:
        exact = "Relatives were questioned in Khujand."
        later = f"New head.\n\n{exact} New end."
        self.assertEqual(anchor(later, select(TEXT, exact)), Anchor(Anchoring.MOVED, 11, 48))
        twice = f"{later} {exact} And so on."
        self.assertEqual(anchor(twice, select(TEXT, exact)), Anchor(Anchoring.LOST))

    def test_the_beginning_and_the_end_of_a_text_are_neighbours_too(self) -> None:
        self.assertEqual(
            anchor(" One two. Three", select("One", "One")), Anchor(Anchoring.MOVED, 1, 4)
        )
        self.assertEqual(anchor("First. One", select("One", "One")).state, Anchoring.MOVED)
        self.assertEqual(anchor("First. One two.", select("One", "One")).state, Anchoring.LOST)

    def test_nothing_is_in_an_empty_text(self) -> None:
        self.assertEqual(anchor("", select("one", "one")), Anchor(Anchoring.LOST))

    @given(parts(TEXTS))
    def test_what_was_selected_stands(self, part: tuple[str, int, int]) -> None:
        text, start, end = part
        chosen = select(text, text[start:end], start=start)
        self.assertEqual(anchor(text, chosen), Anchor(Anchoring.STANDS, chosen.start, chosen.end))

    @given(parts(TEXTS), st.data())
    def test_one_changed_letter_and_it_is_lost(
        self, part: tuple[str, int, int], data: st.DataObject
    ) -> None:
        text, start, end = part
        chosen = select(text, text[start:end], start=start)
        letters = [n for n in range(chosen.start, chosen.end) if not text[n].isspace()]
        at = data.draw(st.sampled_from(letters))
        found = anchor(f"{text[:at]}X{text[at + 1 :]}", chosen)
        if occurs_once(text, chosen.exact):
            self.assertEqual(found, Anchor(Anchoring.LOST))
        else:
            self.assertNotEqual(found.state, Anchoring.STANDS)

    @given(parts(TEXTS), st.text("XYZ ", min_size=1, max_size=40).filter(str.strip))
    def test_an_insertion_before_moves_it(self, part: tuple[str, int, int], inserted: str) -> None:
        text, start, end = part
        chosen = select(text, text[start:end], start=start)
        later = f"{inserted}{text}"
        # Of a text that repeats itself another part may now stand at the old place.
        assume(later[chosen.start : chosen.end] != chosen.exact)
        found = anchor(later, chosen)
        self.assertEqual(found.state, Anchoring.MOVED)
        self.assertEqual(later[found.start : found.end].split(), chosen.exact.split())


class StandingTests(TestCase):
    def test_against_its_own_and_the_newest_text(self) -> None:
        chosen = select(TEXT, "questioned in Khujand")
        changed = TEXT.replace("Khujand", "Khujant")
        for own, newest, expected in (
            (TEXT, TEXT, Standing.STANDS),
            (TEXT, f"Updated. {TEXT}", Standing.STANDS),
            (TEXT, changed, Standing.LOST),
            (changed, TEXT, Standing.UNVERIFIED),
            # Its own text does not move: what is at another place there was tampered with.
            (f"Updated. {TEXT}", TEXT, Standing.UNVERIFIED),
        ):
            with self.subTest(own=own, newest=newest):
                self.assertEqual(standing(chosen, own, newest), expected)


class PageTests(TestCase):
    def test_the_page_of_an_offset(self) -> None:
        starts = [0, 13, 13, 27]
        for offset, page in ((0, 1), (12, 1), (13, 3), (26, 3), (27, 4), (9999, 4)):
            with self.subTest(offset=offset):
                self.assertEqual(page_of(starts, offset), page)

    def test_a_text_without_pages(self) -> None:
        self.assertEqual(page_of([], 5), 0)

    def test_an_offset_before_the_first_page_is_on_it(self) -> None:
        self.assertEqual(page_of([3, 9], 0), 1)


class CheckPageTests(TestCase):
    text = "Journal 733\n\nJournal 734\n\nJournal 735"
    starts = [0, 13, 26]

    def check(self, kind: str, value: str, start: int = 14) -> None:
        check_page(Locator(kind, value), self.text, self.starts, start)

    def test_a_page_that_is_counted(self) -> None:
        for value in ("1", "3", "p. 2", "1-3", "2 f."):
            with self.subTest(value=value):
                self.check("page", value)

    def test_a_page_whose_number_is_printed_on_the_sheet(self) -> None:
        self.check("page", "734")

    def test_a_page_that_is_not_there(self) -> None:
        for value, page in (("4", "4"), ("0", "0"), ("2-12", "12"), ("735", "735"), ("34", "34")):
            with self.subTest(value=value), self.assertRaises(Refused) as caught:
                self.check("page", value)
            self.assertEqual(
                caught.exception.problems,
                (Problem("impossible-page", "locator", {"page": page, "pages": 3}),),
            )

    def test_what_cannot_be_checked_passes(self) -> None:
        self.check("page", "xii")
        self.check("paragraph", "99")
        check_page(Locator("page", "99"), self.text, [], 0)
