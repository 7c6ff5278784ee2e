"""WeasyPrint held to this program's rules; imported only by adapters/pdf.py, when needed."""

from __future__ import annotations

import logging
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pydyf
import weasyprint
import weasyprint.document
from weasyprint.css.targets import TargetCollector
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from casework.adapters.pdf import FACES, Area, Rendered, RenderError, font_faces
from casework.domain.errors import Problem, Refused

Following = Mapping[str, Sequence[str]]
POINTS_PER_PIXEL = 0.75
LAID_OUT = re.compile(r"Creating layout - Page (\d+)")
NO_GLYPH = ".notdef glyph"
NO_FONTS_OF_THE_SYSTEM = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""
# The loggers and the environment are the whole process's: one document at a time.
_turn = threading.Lock()


class OnlyFonts(URLFetcher):  # type: ignore[misc] # WeasyPrint carries no types
    """Hands out the font files of the installation; any other address ends the typesetting."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)
        self._files = {(fonts / name).resolve().as_uri(): fonts / name for name, *_ in FACES}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        path = self._files.get(url)
        if path is None:
            # Drawing an SVG swallows even a fatal error.
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, path.read_bytes())


class Complaints(logging.Handler):
    """Collects what WeasyPrint warns of, and apart from that the signs no font has."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.characters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        found = self.messages
        text = record.getMessage()
        if record.msg.startswith(NO_GLYPH) and isinstance(record.args, tuple):
            found, text = self.characters, str(record.args[0])
        if text not in found:
            found.append(text)

    def stop(self) -> None:
        """Raise what was collected, if anything was."""
        if self.messages:
            raise RenderError(*self.messages)
        if self.characters:
            named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in self.characters)
            raise Refused(Problem("pack-characters", values={"characters": named}))


class PageCounter(logging.Handler):
    """Passes on the number of each page that was laid out."""

    def __init__(self, on_page: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        if found := LAID_OUT.search(record.getMessage()):
            self._on_page(int(found[1]))


class Followed(TargetCollector):  # type: ignore[misc] # WeasyPrint carries no types
    """Knows the numbers of pages that are not typeset, but will follow those of an anchor."""

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following

    def collect_anchor(self, anchor_name: object) -> None:
        super().collect_anchor(anchor_name)
        for name in self._after(anchor_name):
            super().collect_anchor(name)

    def store_target(self, anchor_name: str, counters: object, box: object) -> None:
        super().store_target(anchor_name, counters, box)
        for name in self._after(anchor_name):
            super().store_target(name, counters, box)

    def cache_target_page_counters(
        self, anchor_name: str, counters: Mapping[str, list[int]], index: int, maker: object
    ) -> None:
        super().cache_target_page_counters(anchor_name, counters, index, maker)
        for number, name in enumerate(self._after(anchor_name), 1):
            later = {**counters, "page": [counters["page"][-1] + number]}
            super().cache_target_page_counters(name, later, index, maker)

    def _after(self, anchor: object) -> Sequence[str]:
        return self._following.get(anchor, ()) if isinstance(anchor, str) else ()


@contextmanager
def followed(following: Following) -> Iterator[None]:
    """Let the documents that are laid out know of the pages that follow."""
    before = weasyprint.document.TargetCollector
    weasyprint.document.TargetCollector = lambda: Followed(following)
    try:
        yield
    finally:
        weasyprint.document.TargetCollector = before


@contextmanager
def listening(name: str, handler: logging.Handler) -> Iterator[None]:
    """Let only the handler hear the logger: warnings can quote the client's words."""
    logger = logging.getLogger(name)
    before = logger.level, logger.propagate
    logger.setLevel(handler.level)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """Let fontconfig read a configuration without a single folder."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="casework-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(NO_FONTS_OF_THE_SYSTEM, encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            del os.environ["FONTCONFIG_FILE"]
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


def render(
    html: str,
    *,
    stylesheet: str,
    fonts: Path,
    on_page: Callable[[int], None] | None,
    following: Following,
) -> Rendered:
    complaints = Complaints()
    counter = PageCounter(on_page or (lambda number: None))
    with (
        _turn,
        listening("weasyprint", complaints),
        listening("weasyprint.progress", counter),
        without_system_fonts(),
        followed(following),
    ):
        fetcher = OnlyFonts(fonts)
        try:
            sheet = f"{font_faces(fonts)}\n{stylesheet}"
            rendered = _typeset(html, sheet, fetcher, following)
        except FatalURLFetchingError as error:
            raise RenderError(f"refused to fetch {error}") from error
        except RecursionError as error:
            raise RenderError("the elements are nested too deep") from error
    if fetcher.refused:
        raise RenderError(*(f"refused to fetch {url}" for url in fetcher.refused))
    complaints.stop()
    return rendered


def _typeset(html: str, stylesheet: str, fetcher: OnlyFonts, following: Following) -> Rendered:
    fonts = FontConfiguration()
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=stylesheet, font_config=fonts, url_fetcher=fetcher)
    options = {"pdf_variant": "pdf/ua-1"}
    document = source.render(stylesheets=[sheet], font_config=fonts, **options)
    if not (document.metadata.title or "").strip():
        raise RenderError("the document has no title")
    areas = _areas(document)
    _reach(document, following)
    return Rendered(
        pdf=document.write_pdf(finisher=_describe_links, **options),
        pages=len(document.pages),
        anchors={name: area.page for name, area in areas.items()},
        areas=areas,
    )


def _describe_links(document: weasyprint.Document, _pdf: object) -> None:
    """Let a screen reader say a link's own words; WeasyPrint gives it the address alone."""
    for page in document.pages:
        for _kind, target, _rectangle, box in page.links:
            # One to a missing anchor was left out, and is complained of.
            if box.link_annotation is not None:
                words = box.element.get("aria-label") or "".join(box.element.itertext())
                said = " ".join(words.split())
                box.link_annotation["Contents"] = pydyf.String(said or target)


def _reach(document: weasyprint.Document, following: Following) -> None:
    """Let links to pages that follow lead to those of their anchors, until they are there."""
    for page in document.pages:
        for anchor in list(page.anchors):
            page.anchors.update(dict.fromkeys(following.get(anchor, ()), page.anchors[anchor]))


def _areas(document: weasyprint.Document) -> dict[str, Area]:
    """The first box of every element with an id, for one that goes over several pages."""
    areas: dict[str, Area] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, right, bottom) in page.anchors.items():
            box = (left, page.height - bottom, right, page.height - top)
            x0, y0, x1, y1 = (round(side * POINTS_PER_PIXEL, 3) for side in box)
            areas.setdefault(name, Area(number, (x0, y0, x1, y1)))
    return areas
