"""The versions of a finding, and what differs between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from casework.actions.passages import change_passage, check_passage, version_of
from casework.domain.evidence import TermKind
from casework.models import Passage
from tests import make
from tests.base import CastTestCase
from tests.make_passages import entered, item

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("passage-history", args=["S1-1"])


class HistoryTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.source()
        make.term(kind=TermKind.ACT, code="FAM-REPRISAL", label="Reprisal against relatives")
        cls.passage = entered(by=cls.omar)
        check_passage(passage=cls.passage, seen=version_of(cls.passage), by=cls.sofia)
        cls.change(finding="Relatives of exiles were detained.", note="The report says so.")
        cls.change(
            finding="Relatives of exiles were detained.",
            acts=["FAM-REPRISAL"],
            event_date="2016-09",
            direction="adverse",
            printable=False,
            withheld_because="Names a child.",
        )

    @classmethod
    def change(cls, note: str = "", **fields: Any) -> None:
        passage = Passage.objects.get(pk=cls.passage.pk)
        change_passage(
            passage=passage, item=item(**fields), seen=version_of(passage), note=note, by=cls.omar
        )

    def get(self, query: dict[str, str] | None = None) -> Response:
        self.client.force_login(self.nadia)
        return self.client.get(URL, query or {})

    def test_each_version_has_its_step_author_state_and_note(self) -> None:
        response = self.get()
        rows = [
            (row.version.number, row.step, row.version.by.name, row.state)
            for row in response.context["rows"]
        ]
        self.assertEqual(
            rows,
            [
                (4, "Changed", "Omar", "Entered, not yet checked"),
                (3, "Changed", "Omar", "Entered, not yet checked"),
                (2, "Checked by a second person", "Sofia", "Checked by a second person"),
                (1, "Entered", "Omar", "Entered, not yet checked"),
            ],
        )
        self.assertContains(response, "The report says so.")

    def test_the_last_two_are_compared_unless_others_are_asked_for(self) -> None:
        compared = self.get().context["compared"]
        self.assertEqual((compared.old.number, compared.new.number), (3, 4))
        self.assertEqual(
            [(line.field, [piece.text for piece in line.pieces]) for line in compared.lines],
            [
                ("Tells of", ["2024", "September 2016"]),
                ("Acts", ["Reprisal against relatives"]),
                ("Direction", ["supports a claim", "adverse"]),
                ("A pack may print it", ["yes", "no"]),
                ("Withheld because", ["Names a child."]),
            ],
        )

    def test_any_two_can_be_compared_in_either_order(self) -> None:
        for query in ({"from": "1", "to": "3"}, {"from": "3", "to": "1"}):
            response = self.get(query)
            self.assertContains(response, "removed: </span>questioned</del>")
            self.assertContains(response, "added: </span>detained</ins>")
            (line,) = response.context["compared"].lines
            self.assertEqual(line.field, "Finding")

    def test_a_check_changes_no_text(self) -> None:
        self.assertContains(self.get({"from": "1", "to": "2"}), "The text is the same in both.")

    def test_numbers_that_are_none_are_the_last_ones(self) -> None:
        for query in ({"from": "x", "to": "99"}, {"from": "", "to": "-1"}):
            compared = self.get(query).context["compared"]
            self.assertEqual((compared.old.number, compared.new.number), (3, 4))

    def test_what_was_never_changed_says_so(self) -> None:
        make.passage(key="P1")
        self.client.force_login(self.nadia)
        response = self.client.get(reverse("passage-history", args=["P1"]))
        self.assertContains(response, "It has not been changed since histories are kept.")

    def test_script_in_an_old_version_is_shown_and_never_run(self) -> None:
        self.change(finding="<script>alert(1)</script>")
        self.assertNotContains(self.get(), "<script>alert")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        self.client.force_login(self.nadia)
        with self.assertNumQueries(7):
            self.client.get(URL)
        for number in range(3):
            self.change(finding=f"Version {number}.")
        with self.assertNumQueries(7):
            self.client.get(URL)

    def test_it_speaks_the_language_of_the_screen_and_keeps_that_of_the_text(self) -> None:
        self.client.cookies["django_language"] = "de"
        response = self.get({"from": "1", "to": "3"})
        self.assertContains(response, '<dd lang="en">')
