"""The exhibits of a pack as its plan has them: their rows, their sheets, and what they show."""

from __future__ import annotations

from dataclasses import dataclass

from casework.domain.page_ranges import write_pages
from casework.domain.translation import Text


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference within the pack: the words printed and the anchor they lead to."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ExhibitRow:
    """An exhibit of the list; used names the pages shown of it where that is not all of them."""

    key: str
    number: int
    anchor: str
    first_page: str
    label: str
    title: Text
    kind: str
    issued: str
    language: str
    pages: int
    translation_note: Text
    cited_at: tuple[Ref, ...]
    suffix: str = ""
    used: tuple[int, ...] = ()
    is_source: bool = False

    @property
    def last_page(self) -> str:
        """The anchor of the last page shown."""
        return f"{self.anchor}-p{self.shown[-1]}"

    @property
    def shown(self) -> tuple[int, ...]:
        """The numbers of the pages that the pack shows."""
        return self.used or tuple(range(1, self.pages + 1))

    @property
    def excerpt(self) -> str:
        """The pages shown of an excerpt, as 1, 3–5; empty for a whole paper."""
        return write_pages(self.used, "–")

    @property
    def label_parts(self) -> tuple[str, str]:
        """The label for a narrow column: Anlage, K 3."""
        word, _space, number = self.label.partition(" ")
        return word, number


@dataclass(frozen=True, slots=True)
class ExhibitGroup:
    """Exhibits of one kind in the contents; without a code they are all there are."""

    code: str
    rows: tuple[ExhibitRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the pack that will hold one page of an exhibit, counted from 1."""

    exhibit: ExhibitRow
    page: int
    is_landscape: bool

    @property
    def anchor(self) -> str:
        return f"{self.exhibit.anchor}-p{self.page}"

    @property
    def frame(self) -> str:
        return f"{self.anchor}-frame"

    @property
    def is_first(self) -> bool:
        """Whether it is the first page shown of its exhibit."""
        return self.anchor == self.exhibit.first_page


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The pages of one exhibit that show one element."""

    label: str
    pages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One element across all exhibits and the sources."""

    element: Ref
    cells: tuple[MatrixCell, ...]
    sources: tuple[Ref, ...]

    @property
    def filled(self) -> tuple[MatrixCell, ...]:
        return tuple(cell for cell in self.cells if cell.pages)
