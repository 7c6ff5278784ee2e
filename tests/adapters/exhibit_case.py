"""What the tests of exhibits share."""

from __future__ import annotations

from unittest import TestCase

from casework.adapters import exhibits
from casework.domain.errors import Refused
from casework.wording.exhibits import EXHIBITS
from tests.adapters import papers

PDF_TYPE = "application/pdf"


class ExhibitTestCase(TestCase):
    def assert_refused(self, code: str, content: bytes, filename: str) -> dict[str, str | int]:
        with self.assertRaises(Refused) as caught:
            exhibits.inspect(content, filename)
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), (code, filename))
        # The sentence finds every value it names.
        self.assertNotIn("%(", str(EXHIBITS[code]) % problem.values)
        return problem.values

    def assert_same_look(self, one: bytes, other: bytes) -> None:
        """The first pages of both are the same to the last pixel."""
        self.assertEqual(papers.difference(papers.looks(one), papers.looks(other)), 0)
