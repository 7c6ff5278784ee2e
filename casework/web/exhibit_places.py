"""Choosing the place of a paper among the exhibits, and saying what is frozen and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.exhibit_order import ExhibitNumber, Option, options, position_of
from casework.models import Case, Document
from casework.models.filed_exhibits import filed_numbers
from casework.templatetags.texts import plain_text_in

Filed = Mapping[str, ExhibitNumber]


def place_field(case: Case, document: Document | None) -> forms.TypedChoiceField:
    """A choice of every place that the paper can have, each with the number it then has."""
    exhibits = list(case.documents.filter(exhibit__isnull=False))
    filed = filed_numbers(case)
    key = document.key if document else ""
    return forms.TypedChoiceField(
        label=_("Place among the exhibits"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=list(_choices(case, exhibits, key, filed)),
        initial=_position(exhibits, key),
        help_text=_help(filed, key),
    )


def _choices(
    case: Case, exhibits: list[Document], key: str, filed: Filed
) -> Iterator[tuple[str, str]]:
    others = [paper for paper in exhibits if paper.key != key]
    if key in filed:
        own = {"number": filed[key]}
        at = position_of(filed[key], (paper.number for paper in others))
        yield "", gettext("no longer submitted; the number %(number)s stays reserved") % own
        yield str(at), gettext("%(number)s, as filed") % own
        return
    yield "", gettext("no exhibit")
    for option in options([paper.key for paper in exhibits], key, filed):
        yield str(option.position), _words(case, option, others)


def _words(case: Case, option: Option, others: list[Document]) -> str:
    values: dict[str, object] = {"number": option.number}
    if option.position == 1:
        return gettext("%(number)s, first of all") % values
    before = others[option.position - 2]
    values |= {
        "before": before.number,
        "title": plain_text_in(before.title, case.working_language),
    }
    return gettext("%(number)s, after exhibit %(before)s: %(title)s") % values


def _help(filed: Filed, key: str) -> str:
    if key in filed:
        return gettext(
            "This exhibit stands in a filed pack. It keeps its number for ever, so that what was "
            "written to the court still leads to it. Taken out, its number stays reserved."
        )
    if filed:
        return gettext(
            "The exhibits of a filed pack keep their numbers for ever, so that what was written "
            "to the court still leads to them. A paper put between two of them gets a letter, as "
            "7a; one at the end gets the next number."
        )
    return gettext("The others move along: nothing was filed yet.")


def _position(exhibits: list[Document], key: str) -> int | None:
    order = [paper.key for paper in exhibits]
    return order.index(key) + 1 if key in order else None
