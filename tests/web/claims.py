"""A case with one element, an event that shows it, and evidence to decide on."""

from __future__ import annotations

from typing import Any

from casework.domain.evidence import TermKind
from casework.models import CaseMember, Passage
from tests import make
from tests.base import CastTestCase

REF = "PL-2026-TEST"
CODES = {TermKind.ACT: ["FAM-REPRISAL"]}


class ClaimTestCase(CastTestCase):
    """Nadia and Omar work on the case; its event and the element have an act in common."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.term(kind=TermKind.ACT, code="FAM-REPRISAL", label="Reprisal against relatives")
        cls.case = make.case(by=cls.nadia, ref=REF)
        CaseMember.objects.create(case=cls.case, user=cls.omar)
        make.person(of=cls.case)
        cls.event = make.event(of=cls.case)
        cls.event.terms.add(make.term(kind=TermKind.ACT, code="FAM-REPRISAL"))
        cls.acts = make.element()
        cls.passage = make.passage(codes=CODES)

    @classmethod
    def add_passage(cls, key: str, **fields: Any) -> Passage:
        return make.passage(key=key, codes=CODES, **fields)
