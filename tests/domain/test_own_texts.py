from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest import TestCase

from casework.domain.cases import Verdict
from casework.domain.errors import Refused
from casework.domain.evidence import EditorialState
from casework.domain.own_markup import read_reference, reference
from casework.domain.own_texts import (
    Block,
    Cite,
    Emphasis,
    Listing,
    OwnTexts,
    Paragraph,
    Signature,
    Words,
    as_json,
    cites,
    from_json,
    plain,
)
from casework.domain.pack_check import check
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_plan import PackPlan
from casework.domain.pack_words import Printed, PrintedParagraph
from tests.domain import build, pack

TEXT: tuple[Block, ...] = (
    Paragraph((Words("Er "), Emphasis((Words("selbst"), Cite("event", "e1"))))),
    Listing(((Paragraph((Cite("exhibit", "letter", 2),)),),), is_ordered=True),
)


def saying(place: str, *parts: Any, language: str = "de", **fields: Any) -> PackMaterial:
    text = OwnTexts({place: {language: (Paragraph(parts),)}}, fields.pop("signatures", {}))
    return replace(pack.material(**fields), texts=text)


def printed(of: PackMaterial, language: str = "de") -> list[Any]:
    [block] = pack.plan(of, language).own.requests
    assert isinstance(block, PrintedParagraph)
    return list(block.parts)


def codes(plan: PackPlan) -> dict[str, tuple[str, dict[str, str]]]:
    found = [f for f in check(plan) if f.code.startswith("own-text")]
    return {f.code: (f.where, dict(f.values)) for f in found}


class StructureTests(TestCase):
    def test_it_is_stored_as_plain_lists_and_strings(self) -> None:
        stored: list[dict[str, Any]] = [
            {"p": ["Er ", {"em": ["selbst", {"cite": "event", "key": "e1"}]}]},
            {"ol": [[{"p": [{"cite": "exhibit", "key": "letter", "page": 2}]}]]},
        ]
        self.assertEqual(as_json(TEXT), stored)
        self.assertEqual(from_json(stored), TEXT)

    def test_its_references_and_words(self) -> None:
        self.assertEqual(list(cites(TEXT)), [Cite("event", "e1"), Cite("exhibit", "letter", 2)])
        self.assertEqual(plain(TEXT), "Er selbst\n\n\n")
        self.assertEqual(plain(TEXT, "…"), "Er selbst…\n…\n\n")

    def test_what_no_screen_takes_no_file_brings(self) -> None:
        deep: dict[str, Any] = {"p": ["a"]}
        for _ in range(4):
            deep = {"ul": [[deep]]}
        for value, code in (
            ([deep], "own-text-depth"),
            ([{"p": ["a" * 20_001]}], "own-text-long"),
        ):
            with self.assertRaises(Refused) as caught:
                from_json(value, "texts[0]")
            self.assertEqual(str(caught.exception), f"texts[0]: {code}")

    def test_unprintable_signs_go(self) -> None:
        self.assertEqual(from_json([{"p": ["a\x00b"]}]), (Paragraph((Words("ab"),)),))


class ReferenceTests(TestCase):
    def test_each_is_written_as_it_is_read(self) -> None:
        for text in ("[@P12]", "[@exhibit:letter]", "[@exhibit:letter 2]", "[@norm:Art. 9 QD]"):
            cite = read_reference(text)
            assert cite is not None
            self.assertEqual(reference(cite), text)

    def test_what_is_none(self) -> None:
        for text in ("[@]", "[@ ]", "[P12]", "[@source:x]", "[@event:e1 2]", "[@P1]x"):
            self.assertIsNone(read_reference(text))


class PlanTests(TestCase):
    def test_an_exhibit_is_cited_by_its_label_and_page(self) -> None:
        parts = printed(saying("requests", Cite("exhibit", "letter", 2)))
        self.assertEqual(parts, [Printed("exhibit", "Anlage K 1, S. 2", "exhibit-1-p2")])

    def test_it_follows_its_number(self) -> None:
        first = pack.document(key="first")
        second = pack.document(exhibit=2)
        of = saying("requests", Cite("exhibit", "letter"), documents=(first, second))
        [part] = printed(of)
        self.assertEqual((part.text, part.anchor), ("Anlage K 2", "exhibit-2-p1"))

    def test_a_finding_is_cited_by_its_number_with_its_source(self) -> None:
        of = saying("requests", Words("Siehe "), Cite("finding", "P1"))
        [words, part] = printed(of)
        self.assertEqual(words, "Siehe ")
        number = pack.plan(of).elements[0].number
        self.assertEqual((part.text, part.anchor), (f"{number} (1)", "element-acts-1"))
        self.assertEqual(part.item.passage, "P1")

    def test_an_event_and_a_norm(self) -> None:
        of = saying("requests", Cite("event", "e1"), Cite("norm", "Art. 9"))
        self.assertEqual(
            printed(of),
            [Printed("event", "1", "event-1"), Printed("norm", "Art. 9", "element-acts")],
        )

    def test_requests_come_first_and_the_closing_last(self) -> None:
        text = (Paragraph((Words("So."),)),)
        of = pack.replaced(
            pack.material(),
            texts=OwnTexts({"requests": {"de": text}, "closing": {"de": text}}, {}),
        )
        self.assertEqual(next(iter(pack.plan(of).numbers)), "requests")
        self.assertEqual(list(pack.plan(of).numbers)[-1], "closing")
        self.assertEqual(
            list(pack.plan(of, "en").numbers), list(pack.plan(pack.material(), "en").numbers)
        )

    def test_who_signs_is_enough_for_a_closing(self) -> None:
        who = Signature("Berlin", "J. Muster", "Rechtsanwältin")
        of = pack.replaced(pack.material(), texts=OwnTexts({}, {"de": who}))
        self.assertIn("closing", pack.plan(of).numbers)
        self.assertEqual(pack.plan(of).own.signature, who)
        self.assertNotIn("closing", pack.plan(of, "en").numbers)

    def test_reasoning_stands_with_its_element(self) -> None:
        of = saying("element:acts", Words("Schwer."))
        self.assertEqual(pack.plan(of).elements[0].reasoning, (PrintedParagraph(("Schwer.",)),))
        self.assertEqual(pack.plan(of, "en").elements[0].reasoning, ())


class GapTests(TestCase):
    def test_a_finding_that_was_rejected_or_retired_afterwards(self) -> None:
        where = "text requests finding P1"
        values = {"kind": "finding", "reference": "P1"}
        rejected = saying(
            "requests",
            Cite("finding", "P1"),
            choices=(pack.choice("P1", verdict=Verdict.REJECT),),
        )
        retired = replace(
            saying("requests", Cite("finding", "P1")),
            passages={"P1": build.passage(state=EditorialState.RETIRED, retired_because="Wrong.")},
        )
        for of in (rejected, retired):
            self.assertEqual(codes(pack.plan(of))["own-text-reference"], (where, values))

    def test_an_exhibit_taken_out_and_a_page_it_does_not_have(self) -> None:
        out = saying(
            "closing", Cite("exhibit", "letter"), documents=(pack.document(exhibit=None),)
        )
        beyond = saying("cover-letter", Cite("exhibit", "letter", 3))
        self.assertEqual(
            codes(pack.plan(out)),
            {
                "own-text-reference": (
                    "text closing exhibit letter",
                    {"kind": "exhibit", "reference": "letter"},
                )
            },
        )
        self.assertEqual(
            codes(pack.plan(beyond))["own-text-reference"][1]["reference"], "letter 3"
        )

    def test_a_text_in_the_other_language_alone(self) -> None:
        of = saying("introduction", Words("First."), language="en")
        self.assertEqual(
            codes(pack.plan(of)), {"own-text-language": ("text introduction", {"language": "en"})}
        )
        self.assertEqual(codes(pack.plan(of, "en")), {})

    def test_a_name_that_is_to_be_withheld(self) -> None:
        hidden = build.person(key="wife", names=("Munira Q",), pseudonym="die Ehefrau")
        of = saying("requests", Words("Munira soll aussagen."), people=(build.person(), hidden))
        found = {f.code: f.where for f in check(pack.plan(of))}
        self.assertEqual(found["withheld-name"], "text requests wife")
