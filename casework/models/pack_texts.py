"""The lawyer's own words in a pack: requests, reasoning for an element, closing, cover letter."""

from __future__ import annotations

from django.db import models

from casework.domain.own_texts import OwnTexts, Signature, from_json
from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField
from casework.models.people import User

# The place of who signs: by language place, name and capacity instead of a structure.
SIGNATURE = "signature"


class PackText(models.Model):
    """One text of a case; body holds by language the structure that domain/own_texts.py reads."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pack_texts")
    place = models.CharField(max_length=80)
    body = EncryptedJSONField(default=dict)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(name="pack_text_unique", fields=["case", "place"])]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.place}"


def own_texts(case: Case) -> OwnTexts:
    """All texts of the case by place and language, and who signs."""
    rows = {row.place: row.body for row in PackText.objects.filter(case=case)}
    signatures = rows.pop(SIGNATURE, {})
    return OwnTexts(
        {
            place: {language: from_json(blocks, place) for language, blocks in body.items()}
            for place, body in rows.items()
        },
        {language: Signature(**found) for language, found in signatures.items()},
    )
