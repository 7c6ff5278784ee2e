"""The invented library is the same each time, and the former search finds what the index does."""

from __future__ import annotations

from django.test import TestCase

from benchmarks.facets.former import former_page, keep_texts
from benchmarks.facets.report import Report
from benchmarks.facets.synthetic import Synthetic
from casework.actions.index_rows import make_index_anew
from casework.domain.searches import Question
from casework.models import IndexChange, Passage
from casework.models.index_check import index_faults
from casework.models.search import search
from tests import make


class SyntheticTests(TestCase):
    def test_it_is_the_same_each_time_and_grows(self) -> None:
        library = Synthetic()
        library.grow(60)
        first = Passage.objects.get(key="P0").finding
        library.grow(70)
        self.assertEqual((Passage.objects.count(), IndexChange.objects.count()), (70, 0))
        self.assertEqual(Passage.objects.get(key="P0").finding, first)

    def test_the_former_search_finds_and_counts_the_same(self) -> None:
        library = Synthetic()
        library.grow(120)
        make_index_anew()
        keep_texts()
        self.assertEqual(list(index_faults()), [])
        reader = make.user(name="Omar", role="lawyer")
        theme = search(reader, Question()).counts(["theme"])["theme"].most_common(1)[0][0]
        for question in (Question(), Question("", {"theme": [theme], "kind": ["court"]})):
            number, counts = former_page(question, 1)
            found = search(reader, question)
            with self.subTest(question):
                self.assertEqual(number, len(found))
                for facet in ("theme", "act", "kind", "publisher", "direction"):
                    self.assertEqual(counts[facet], found.counts([facet])[facet])

    def test_the_report_names_what_it_measured(self) -> None:
        lines = list(Report(runs=1).of(100, with_former=True))
        self.assertIn("| nothing asked | 100 |", "\n".join(lines))
        self.assertEqual(sum(line.startswith("| take ") for line in lines), 3)
