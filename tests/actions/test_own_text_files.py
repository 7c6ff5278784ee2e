"""The lawyer's own texts go out with the case and come back with it."""

from __future__ import annotations

from typing import Any

from casework.actions.case_files import export_case
from casework.domain.errors import Refused
from casework.domain.own_texts import Cite, Paragraph, Signature, Words
from casework.models import Case, PackText
from casework.models.pack_texts import own_texts
from tests import documents, make
from tests.actions.test_case_files import CaseFileCase

WHO = {"de": {"place": "Berlin", "name": "J. Muster"}}
PAGE = {"cite": "exhibit", "key": "d1", "page": 1}
REQUESTS: dict[str, Any] = {
    "place": "requests",
    "body": {
        "de": [
            {"p": ["Es wird ", {"em": [{"strong": ["beantragt"]}]}, ":"]},
            {
                "ol": [
                    [
                        {"p": [{"cite": "exhibit", "key": "d1", "page": 1}]},
                        {"ul": [[{"p": ["a"]}]]},
                    ]
                ]
            },
        ],
        "en": [{"p": ["It is requested, see ", {"cite": "finding", "key": "P404"}]}],
    },
}
CLOSING: dict[str, Any] = {"place": "closing", "body": {}, "signature": WHO}


class OwnTextTest(CaseFileCase):
    def test_they_come_in_and_go_out_without_loss(self) -> None:
        case = self.take(documents.full_case() | {"texts": [REQUESTS, CLOSING]})
        texts = own_texts(case)
        self.assertEqual(
            texts.at("requests", "en"),
            (Paragraph((Words("It is requested, see "), Cite("finding", "P404"))),),
        )
        self.assertEqual(texts.signatures, {"de": Signature("Berlin", "J. Muster", "")})
        self.assertEqual({row.changed_by_id for row in PackText.objects.all()}, {self.omar.pk})
        exported = export_case(case=case, by=self.omar)
        self.assertEqual(exported["texts"], [CLOSING, REQUESTS])
        again = self.take(exported)
        self.assertEqual(own_texts(again), texts)

    def test_a_case_without_any_says_nothing_of_them(self) -> None:
        case = self.take(documents.full_case())
        self.assertNotIn("texts", export_case(case=case, by=self.omar))

    def test_those_of_another_case_stay_there(self) -> None:
        case = self.take(documents.full_case() | {"texts": [REQUESTS]})
        other = make.case(by=self.omar, ref="DE-2026-OTHER", jurisdiction="DE")
        self.assertNotIn("texts", export_case(case=other, by=self.omar))
        self.assertIn("texts", export_case(case=case, by=self.omar))

    def test_what_is_wrong_with_them_is_named(self) -> None:
        deep: dict[str, Any] = {"p": ["a"]}
        for _ in range(4):
            deep = {"ul": [[deep]]}
        texts = [
            REQUESTS,
            REQUESTS,
            {"place": "appendix", "body": {"de": [{"p": ["a"]}]}},
            {"place": "introduction", "body": {"de": [deep]}, "signature": WHO},
        ]
        self.assertEqual(
            self.refused(documents.full_case() | {"texts": texts}),
            [
                "texts[1]: “requests” is given twice; the first is at texts[0].",
                "texts[2].place: The text appendix belongs to no place of a pack.",
                "texts[3].body.de: Lists and emphasis are nested deeper than 3 times.",
                "texts[3].signature: Only the closing is signed.",
            ],
        )

    def test_nothing_but_the_structure_is_taken(self) -> None:
        blocks: tuple[dict[str, object], ...] = (
            {"html": "<b>x</b>"},
            {"p": []},
            {"p": ["a"], "ul": []},
            {"p": [{"a": "b"}]},
        )
        for block in blocks:
            text = {"place": "requests", "body": {"de": [block]}}
            with self.subTest(block), self.assertRaises(Refused):
                self.take(documents.full_case() | {"texts": [text]})
        self.assertFalse(Case.objects.exists())
