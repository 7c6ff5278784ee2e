from __future__ import annotations

from casework.domain.evidence import TermKind
from casework.domain.searches import FACETS, Question
from casework.models import Passage
from casework.models.search import search
from tests import make
from tests.base import CastTestCase


class LibraryTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.hrw = make.source(key="S1")
        cls.court = make.source(
            key="S2", kind="court", publisher="European Court of Human Rights", title="K.I. v. F."
        )
        cls.relatives = make.passage(
            key="P1",
            of=cls.hrw,
            codes={TermKind.THEME: ["T05"], TermKind.ACT: ["FAM-REPRISAL", "ARREST"]},
        )
        cls.trial = make.passage(
            key="P2",
            of=cls.court,
            finding="The trial was closed.",
            codes={TermKind.THEME: ["T05", "T06"]},
            currency="historic",
        )
        cls.withheld = make.passage(
            key="P3",
            of=cls.hrw,
            finding="A name that must not be printed.",
            printable=False,
            withheld_because="third person",
        )

    def found(self, query: str = "", **chosen: list[str]) -> list[str]:
        found = search(self.omar, Question(query, chosen))[:]
        return sorted(Passage.objects.filter(pk__in=found).values_list("key", flat=True))


class SearchTests(LibraryTestCase):
    def test_every_word_must_be_there(self) -> None:
        self.assertEqual(self.found("trial"), ["P2"])
        self.assertEqual(self.found("TRIAL court"), ["P2"])
        self.assertEqual(self.found("trial relatives"), [])

    def test_without_words_everything_is_there(self) -> None:
        self.assertEqual(self.found("  "), ["P1", "P2", "P3"])

    def test_a_name_is_found_in_every_script_and_spelling(self) -> None:
        kuvvatov = make.entity(spellings={"Умаралӣ Қувватов": "Cyrl", "Quvvatov": "Latn"})
        self.trial.entities.add(kuvvatov)
        for spelling in ("Қувватов", "Кувватов", "Quvvatov", "Kuvatow", "umarali KUVVATOV"):
            with self.subTest(spelling=spelling):
                self.assertEqual(self.found(spelling), ["P2"])
        self.assertEqual(self.found("Rahmonov"), [])

    def test_the_label_of_a_code_finds_it_in_each_language(self) -> None:
        term = make.term(kind=TermKind.THEME, code="T06")
        term.labels = {"en": "Lawyers and fair trial", "de": "Faires Verfahren"}
        term.save()
        self.assertEqual(self.found("Verfahren"), ["P2"])
        self.assertEqual(self.found("lawyers"), ["P2"])

    def test_a_short_word_is_no_name_and_no_label(self) -> None:
        make.term(kind=TermKind.THEME, code="T06", label="of ex")
        self.trial.entities.add(make.entity(name="An", spellings={"No": "Latn"}))
        self.assertEqual(self.found("ex"), ["P1"])

    def test_who_may_not_read_evidence_finds_nothing(self) -> None:
        self.omar.is_active = False
        self.assertEqual(self.found(), [])


class FacetTests(LibraryTestCase):
    def test_each_value_narrows(self) -> None:
        self.assertEqual(self.found(theme=["T05"]), ["P1", "P2"])
        self.assertEqual(self.found(theme=["T05", "T06"]), ["P2"])
        self.assertEqual(self.found(theme=["T05"], act=["ARREST"]), ["P1"])
        self.assertEqual(self.found(act=["FAM-REPRISAL", "ARREST"]), ["P1"])
        self.assertEqual(self.found(kind=["court"]), ["P2"])
        self.assertEqual(self.found(publisher=["Human Rights Watch"]), ["P1", "P3"])
        self.assertEqual(self.found(currency=["historic"]), ["P2"])
        self.assertEqual(self.found(printable=["no"]), ["P3"])
        self.assertEqual(self.found(kind=["court"], printable=["no"]), [])

    def test_a_value_that_no_passage_has_finds_none(self) -> None:
        for facet in FACETS:
            with self.subTest(facet=facet):
                self.assertEqual(self.found("", **{facet: ["perhaps"]}), [])

    def test_a_code_of_one_kind_is_none_of_another(self) -> None:
        make.term(kind=TermKind.PROFILE, code="T05")
        self.assertEqual(self.found(profile=["T05"]), [])

    def test_an_unknown_value_finds_nothing(self) -> None:
        self.assertEqual(self.found(modality=["nonsense"]), [])
        self.assertEqual(self.found(theme=["nonsense"]), [])

    def test_it_counts_what_is_in_what_was_found(self) -> None:
        counts = search(self.omar, Question("", {"theme": ["T05"]})).counts()
        self.assertEqual(counts["theme"], {"T05": 2, "T06": 1})
        self.assertEqual(counts["act"], {"FAM-REPRISAL": 1, "ARREST": 1})
        self.assertEqual(counts["kind"], {"ngo": 1, "court": 1})
        self.assertEqual(counts["currency"], {"confirmed-ongoing": 1, "historic": 1})
        self.assertEqual(counts["printable"], {"yes": 2})
        self.assertEqual(counts["ground"], {})

    def test_it_counts_the_withheld_apart(self) -> None:
        counts = search(self.omar, Question()).counts()
        self.assertEqual(counts["printable"], {"yes": 2, "no": 1})
