"""The list of authorities in the form of a case: what is chosen fills the addressee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext

from casework.domain.authorities import addressee
from casework.models import Authority, Case, ConfirmedAddress
from casework.wording.law import AUTHORITY_KINDS


@dataclass(frozen=True, slots=True)
class Addressee:
    """An authority to choose: its group in the list, its name there, and the lines it fills."""

    group: str
    name: str
    lines: str


class LinesSelect(forms.Select):
    """A list whose options carry the lines that they fill, for the script of the page."""

    lines: Mapping[str, str] = {}

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["data-lines"] = self.lines.get(str(option["value"]), "")
        return option


class AuthorityField(forms.ChoiceField):
    """An authority of the country, or none; offer() gives it the list of a case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=LinesSelect, **kwargs)


def addressees(case: Case) -> dict[str, Addressee]:
    """The authorities of the country, with the addresses that the team has confirmed."""
    confirmed = ConfirmedAddress.objects.filter(team=case.team).by_key()
    found = {}
    for row in Authority.objects.of(case.jurisdiction):
        lines = confirmed.get(row.key, "")
        name = row.name if lines else f"{row.name} – {gettext('address to be confirmed')}"
        group = str(AUTHORITY_KINDS[row.kind])
        found[row.key] = Addressee(group, name, addressee(row.to_facts(), lines))
    return found


def offer(field: forms.Field, found: Mapping[str, Addressee]) -> None:
    """Put the addressees into the field, by kind."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, item in found.items():
        groups.setdefault(item.group, []).append((key, item.name))
    if isinstance(field, forms.ChoiceField) and isinstance(field.widget, LinesSelect):
        field.choices = [("", "–"), *groups.items()]
        field.widget.lines = {key: item.lines for key, item in found.items()}
        # The script finds the list by this, whatever its name is.
        field.widget.attrs["data-fills"] = "id_authority"
