"""The pseudonymised variant of a pack: a plan in which nobody who is protected is named."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from casework.domain.cases import CaseFacts, PersonFacts, PersonRole
from casework.domain.errors import Problem, Refused
from casework.domain.pack_family import Box, name_lines
from casework.domain.pack_plan import PackPlan, Party, Relative
from casework.domain.protected_names import PERSON, Protected, Veil
from casework.domain.translation import Text

Kept = TypeVar("Kept")
# Fields that hold codes of the program, which are looked up and never printed as they stand.
CODE_FIELDS = (
    "account age certainty code designation jurisdiction kind kinship language locale "
    "nationality origin quotation reliability source_language tie translation"
)
CODES = frozenset(CODE_FIELDS.split())
# Fields that hold the names of places in the document, which links lead to.
PLACES = frozenset({"anchor", "first_page", "frame"})
# By what the parts of a plan know the rows of the case; never printed.
KEYS = frozenset({"key", "passage"})
# Fields that the checks alone read.
UNPRINTED = frozenset({"gaps"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the case as the list of names shows it: who, and what is printed instead."""

    person: PersonFacts
    replacement: str
    is_own: bool


def listed(case: CaseFacts) -> tuple[Listed, ...]:
    """Who is hidden: each by the pseudonym of the case file, or else by a letter in order.

    A persecutor without a pseudonym acts for a State and stays named.
    """
    letters = _letters()
    found = []
    for person in case.people:
        if person.pseudonym:
            found.append(Listed(person, person.pseudonym, is_own=True))
        elif person.role is not PersonRole.PERSECUTOR:
            found.append(Listed(person, next(letters), is_own=False))
    return tuple(found)


def people_of(case: CaseFacts) -> tuple[Protected, ...]:
    """The people who are hidden, with the spellings of the case file."""
    return tuple(
        Protected(one.person.key, PERSON, one.person.names, one.replacement)
        for one in listed(case)
        if one.person.names
    )


def veil_for(protected: Sequence[Protected], public: Iterable[str] = ()) -> Veil:
    """What hides these names. Raises Refused for what is said instead but holds a name itself."""
    veil = Veil(protected, public)
    problems = [
        Problem("pseudonym-tells", one.key, {"pseudonym": one.replacement})
        for one in protected
        if veil.find(one.replacement)
    ]
    if problems:
        raise Refused(*problems)
    return veil


def pseudonymised(plan: PackPlan, veil: Veil) -> PackPlan:
    """The same plan with every protected name replaced, wherever it is printed or leads to.

    The number under which the authority or court has the case is left out, and the days of birth
    of those who are hidden.
    """
    head = replace(plan.head, reference="", party=_party(plan.head.party, veil))
    family = plan.family and replace(
        plan.family, boxes=tuple(_box(box, veil) for box in plan.family.boxes)
    )
    relatives = tuple(_relative(relative, veil) for relative in plan.relatives)
    first = replace(plan, head=head, family=family, relatives=relatives)
    return _Hiding(veil).of(first)


def without_names(plan: PackPlan, withheld: Iterable[str], note: Callable[[], str]) -> PackPlan:
    """The plan whose list of exhibits says of these, by their keys, that they are withheld."""
    keys = set(withheld)
    words = Text(note(), plan.head.language, is_wanted=True)
    rows = (
        replace(row, translation_note=words) if row.key in keys else row for row in plan.exhibits
    )
    return replace(plan, exhibits=tuple(rows))


def passages_hidden(plan: PackPlan, veil: Veil) -> Iterator[tuple[str, str]]:
    """Each printed text in which a name is replaced, as it is and as it will be, once."""
    seen = set()
    for text in printed_texts(plan):
        hidden = veil.hide(text)
        if hidden != text and text not in seen:
            seen.add(text)
            yield text, hidden


def printed_texts(value: object, name: str = "") -> Iterator[str]:
    """Every text of a plan that is printed or that a link leads to."""
    if name in CODES | KEYS | UNPRINTED or isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    for field, item in _inside(value, name):
        yield from printed_texts(item, field)


def _inside(value: object, name: str) -> list[tuple[str, object]]:
    """What a structure holds, each with the name of its field."""
    if is_dataclass(value):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return [(name, item) for item in value.values()]
    return [(name, item) for item in value] if isinstance(value, tuple | list) else []


class _Hiding:
    """Replaces names in a structure; a place that links lead to keeps one new name."""

    def __init__(self, veil: Veil) -> None:
        self._veil = veil
        self._places: dict[str, str] = {}

    def of(self, value: Kept, name: str = "") -> Kept:
        hidden: Kept = self._hidden(value, name)
        return hidden

    def _hidden(self, value: Any, name: str) -> Any:
        if name in CODES | KEYS | UNPRINTED or isinstance(value, Enum):
            return value
        match value:
            case str():
                return self._place(value) if name in PLACES else self._veil.hide(value)
            case tuple():
                return tuple(self._hidden(item, name) for item in value)
            case list():
                return [self._hidden(item, name) for item in value]
            case Mapping():
                return {key: self._hidden(item, name) for key, item in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value)]
            return replace(value, **{n: self._hidden(getattr(value, n), n) for n in names})
        return value

    def _place(self, anchor: str) -> str:
        if anchor not in self._places:
            is_open = self._veil.hide(anchor) == anchor
            self._places[anchor] = anchor if is_open else f"place-{len(self._places)}"
        return self._places[anchor]


def _letters() -> Iterator[str]:
    """A., B. … Z., A2., B2. …: declined in no language."""
    number = 0
    while True:
        number += 1
        for letter in string.ascii_uppercase:
            yield f"{letter}{number if number > 1 else ''}."


def _party(party: Party, veil: Veil) -> Party:
    name = veil.hide(party.name)
    if name == party.name:
        return party
    return replace(party, name=name, spellings=(), born="")


def _relative(relative: Relative, veil: Veil) -> Relative:
    """A relative without name, spellings and day of birth; who was withheld stays so."""
    name = veil.hide(relative.name)
    if name == relative.name and relative.name:
        return relative
    return replace(relative, name=name, spellings=(), born="")


def _box(box: Box, veil: Veil) -> Box:
    known = veil.protected.get(box.key)
    return replace(box, lines=name_lines(known.replacement, box.width)) if known else box
