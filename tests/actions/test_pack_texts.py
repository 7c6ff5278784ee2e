from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.audit import Verb
from casework.actions.pack_texts import save_pack_text, version_of
from casework.actions.packs import build_pack, record_download
from casework.domain.errors import Refused
from casework.domain.own_texts import Signature
from casework.models import AuditEntry, Choice, PackText, User
from casework.models.pack_texts import own_texts
from tests import make
from tests.adapters import papers
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, small_case

WHO = Signature("Berlin", "J. Muster", "Rechtsanwältin")


class TextTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = small_case(by=cls.omar)

    def save(self, text: str, by: User | None = None, **fields: Any) -> str:
        given: dict[str, Any] = {
            "case": self.case,
            "place": "requests",
            "language": "de",
            "text": text,
            "as_of": AS_OF,
            "by": by or self.omar,
        }
        given |= fields
        given.setdefault("seen", version_of(given["case"], given["place"], given["language"]))
        return save_pack_text(**given)

    def refused(self, text: str, **fields: Any) -> list[str]:
        with self.assertRaises(Refused) as caught:
            self.save(text, **fields)
        return [
            " ".join([p.code, *(str(value) for value in p.values.values())])
            for p in caught.exception.problems
        ]


class SaveTests(TextTestCase):
    def test_it_is_kept_as_structure_and_encrypted(self) -> None:
        self.save("Es wird *beantragt*, siehe [@P1].")
        row = PackText.objects.get()
        self.assertEqual(
            row.body,
            {
                "de": [
                    {
                        "p": [
                            "Es wird ",
                            {"em": ["beantragt"]},
                            ", siehe ",
                            {"cite": "finding", "key": "P1"},
                            ".",
                        ]
                    }
                ]
            },
        )
        self.assertEqual(row.changed_by, self.omar)
        raw = PackText.objects.raw("SELECT id, body AS stored FROM casework_packtext")[0]
        self.assertNotIn("beantragt", str(raw.stored))

    def test_each_language_by_itself_and_empty_takes_it_away(self) -> None:
        self.save("Deutsch.")
        self.save("English.", language="en")
        self.assertEqual(own_texts(self.case).languages("requests"), ("de", "en"))
        self.save("", language="de")
        self.assertEqual(own_texts(self.case).languages("requests"), ("en",))
        self.save("  \n", language="en")
        self.assertFalse(PackText.objects.exists())

    def test_who_signs(self) -> None:
        self.save("Ende.", place="closing", signature=WHO)
        self.assertEqual(own_texts(self.case).signatures, {"de": WHO})
        self.save("Ende.", place="closing", signature=Signature(" ", "", ""))
        self.assertEqual(own_texts(self.case).signatures, {})

    def test_it_is_on_record_without_its_words(self) -> None:
        self.save("Geheim.")
        entry = AuditEntry.objects.get(verb=Verb.PACK_TEXT_SAVED)
        self.assertEqual(entry.facts, {"place": "requests", "language": "de"})

    def test_who_may(self) -> None:
        for by in (self.lena, self.petra, self.ida, self.rafi):
            with self.subTest(by.name), self.assertRaises(PermissionDenied):
                self.save("Fremd.", by=by)
        self.assertFalse(PackText.objects.exists())


class RefuseTests(TextTestCase):
    def test_references_that_lead_nowhere_with_their_lines(self) -> None:
        text = "[@P9]\n[@exhibit:photo]\n[@exhibit:d1 9]\n[@event:none]\n[@norm:Art. 1]"
        self.assertEqual(
            self.refused(text),
            [
                "own-text-no-finding 1 P9",
                "own-text-no-exhibit 2 photo",
                "own-text-no-exhibit 3 d1 9",
                "own-text-no-event 4 none",
                "own-text-no-norm 5 Art. 1",
            ],
        )

    def test_a_rejected_finding(self) -> None:
        Choice.objects.update(verdict="reject")
        self.assertEqual(self.refused("[@P1]"), ["own-text-no-finding 1 P1"])

    def test_what_belongs_to_another_case(self) -> None:
        make.event(of=make.case(by=self.petra, ref="DE-2026-OTHER"), key="foreign")
        self.assertEqual(self.refused("[@event:foreign]"), ["own-text-no-event 1 foreign"])

    def test_a_place_and_a_language_that_there_is_not(self) -> None:
        self.assertEqual(self.refused("a", place="appendix"), ["own-text-place appendix"])
        self.assertEqual(self.refused("a", place="element:x"), ["own-text-place element:x"])
        self.assertEqual(self.refused("a", language="pl"), ["pack-language de, en"])

    def test_two_who_write_at_once(self) -> None:
        self.save("Erste.", seen="")
        self.assertEqual(self.refused("Zweite.", seen=""), ["own-text-changed"])
        [block] = PackText.objects.get().body["de"]
        self.assertEqual(block, {"p": ["Erste."]})
        self.save("Ende.", place="closing", signature=WHO)
        seen = version_of(self.case, "closing", "de")
        self.save("Ende.", place="closing", signature=Signature("Wien"), seen=seen)
        self.assertEqual(
            self.refused("Ende.", place="closing", signature=WHO, seen=seen), ["own-text-changed"]
        )


class BuildTests(TextTestCase):
    def built(self) -> str:
        pack = build_pack(case=self.case, language="de", as_of=AS_OF, by=self.omar)
        return papers.text_of(record_download(pack=pack, by=self.omar))

    def test_the_texts_stand_in_the_pack(self) -> None:
        element = self.case.claim_elements.get().element.key
        self.save("Es wird beantragt, siehe [@exhibit:d1 2].")
        self.save("Einleitend.", place="introduction")
        self.save("Rechtlich folgt [@P1].", place=f"element:{element}")
        self.save("Abschließend.", place="closing", signature=WHO)
        text = " ".join(self.built().split())
        order = ["Es wird beantragt, siehe Anlage K 1, S. 2", "Einleitend.", "Rechtlich folgt"]
        order += ["Abschließend.", "Berlin,", "J. Muster", "Rechtsanwältin"]
        places = [text.find(words) for words in order]
        self.assertNotIn(-1, places)
        self.assertEqual(places, sorted(places))

    def test_no_pack_has_a_reference_that_leads_nowhere(self) -> None:
        self.save("Siehe [@P1].")
        Choice.objects.update(verdict="reject")
        with self.assertRaises(Refused) as caught:
            self.built()
        self.assertEqual(
            str(caught.exception), "text requests finding P1: pack-own-text-reference"
        )

    def test_script_is_words(self) -> None:
        self.save("a \\<script>alert(1)\\</script> &amp; b")
        self.assertIn("a <script>alert(1)</script> &amp; b", " ".join(self.built().split()))

    def test_the_texts_of_another_case_are_not_in_it(self) -> None:
        other = make.case(by=self.omar, ref="DE-2026-OTHER", jurisdiction="DE")
        make.person(of=other)
        self.save("Fremdwort.", case=other)
        self.save("Eigenes.")
        text = self.built()
        self.assertIn("Eigenes.", text)
        self.assertNotIn("Fremdwort", text)
