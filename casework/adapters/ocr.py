"""Reads the words off the pictures of a clean PDF, by tesseract where that is installed.

The words lie on the page in letters that are not drawn, so that they are found and copied, and
the page looks as it did. Both programs run as children with bounds, and nothing lies on the disk.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import cache

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf, Rectangle, Stream

from casework.adapters.exhibits.office import usable
from casework.domain.errors import Problem, Refused

RASTERISER, READER = "pdftoppm", "tesseract"
# Scans are read best at 300 dots an inch; of a larger sheet than A3 at fewer.
DPI = 300
MAX_SIDE = 5000
SECONDS = 120
MAX_PAGES = 500
BOUNDS = ("prlimit", f"--cpu={SECONDS}", f"--as={2 * 1024**3}", "--fsize=0", "--core=0")
# Tesseract's names (ISO 639-2/T) of the languages that papers are in. Tajik forms are half
# Russian.
LANGUAGES = {
    "ar": ("ara",),
    "de": ("deu",),
    "en": ("eng",),
    "fa": ("fas",),
    "fr": ("fra",),
    "pl": ("pol",),
    "ru": ("rus",),
    "tg": ("tgk", "rus"),
    "uk": ("ukr",),
}
UNSTATED = ("eng", "deu", "pol", "rus")
WORDS = Name("/CaseworkWords")
SHOWS_TEXT = re.compile(rb"[)>\]]\s*(?:Tj|TJ|'|\")")


@cache
def installed() -> frozenset[str]:
    """The languages that can be read here, none where a program is missing."""
    if not (shutil.which(RASTERISER) and shutil.which(READER)):
        return frozenset()
    done = _run([READER, "--list-langs"], b"")
    return frozenset(done.decode().splitlines()[1:])


@cache
def version() -> str:
    """The reader by name and number."""
    return " ".join(_run([READER, "--version"], b"").decode().split()[:2])


def languages_for(language: str) -> tuple[str, ...]:
    """What a paper in the language is read as, by the languages that are installed; empty when
    none of them is.
    """
    return tuple(code for code in LANGUAGES.get(language, UNSTATED) if code in installed())


def pages_without_words(pdf: bytes) -> list[int]:
    """The pages, from 0, that are drawn without any letters."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        return [number for number, page in enumerate(opened.pages) if not _has_words(page)]


def with_words(
    pdf: bytes, languages: Sequence[str], on_page: Callable[[int], None] = lambda page: None
) -> bytes:
    """The PDF with the words that are read off its pages without any; the same bytes each time.

    Raises Refused: reading-long, reading-failed.
    """
    bare = pages_without_words(pdf)
    if len(bare) > MAX_PAGES:
        raise Refused(Problem("reading-long", values={"pages": MAX_PAGES}))
    with Pdf.open(io.BytesIO(pdf)) as opened:
        for number in bare:
            on_page(number)
            _write(opened, opened.pages[number], _read(pdf, number, languages))
        output = io.BytesIO()
        opened.save(
            output,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return output.getvalue()


def _has_words(page: Page) -> bool:
    return any(SHOWS_TEXT.search(content) for content in _contents(page))


def _contents(page: Page) -> list[bytes]:
    """What draws the page, and the forms that it may draw."""
    page.contents_coalesce()
    drawn = page.obj.get(Name.Contents)
    held = page.resources.get(Name.XObject, Dictionary())
    forms = [
        item
        for _name, item in held.items()
        if isinstance(item, Stream) and item.get(Name.Subtype) == Name.Form
    ]
    return [part.read_bytes() for part in (drawn, *forms) if isinstance(part, Stream)]


def _read(pdf: bytes, number: int, languages: Sequence[str]) -> bytes:
    """A PDF of one page with nothing but the words."""
    page = str(number + 1)
    with Pdf.open(io.BytesIO(pdf)) as opened:
        dpi = _dpi(opened.pages[number])
    draw = [RASTERISER, "-q", "-r", str(dpi), "-gray", "-cropbox", "-f", page, "-l", page, "-"]
    picture = _run(draw, pdf)
    read = [READER, "stdin", "stdout", "-l", "+".join(languages), "--dpi", str(dpi)]
    return _run([*read, "-c", "textonly_pdf=1", "pdf"], picture)


def _dpi(page: Page) -> int:
    box = page.cropbox
    side = max(abs(float(box[2] - box[0])), abs(float(box[3] - box[1])))
    return max(20, min(DPI, int(MAX_SIDE * 72 / side)))


def _write(target: Pdf, page: Page, words: bytes) -> None:
    """Lay the words over the page as it shows, turned or not."""
    with Pdf.open(io.BytesIO(words)) as read:
        form = target.copy_foreign(read.pages[0].as_form_xobject())
    # Not pikepdf's overlay, which takes a name by chance.
    name = page.add_resource(form, Name.XObject, WORDS, replace_existing=False)
    box = Rectangle(*(float(side) for side in page.cropbox))
    placed = page.calc_form_xobject_placement(form, name, box, invert_transformations=True)
    page.contents_add(b"q", prepend=True)
    page.contents_add(b"Q\n" + placed)


def _run(command: list[str], given: bytes) -> bytes:
    # One thread: how tesseract shares its work out must not decide what it reads.
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (programs of the system, and words of our own)
            [*usable(BOUNDS), *command],
            input=given,
            capture_output=True,
            env=environment,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Refused(Problem("reading-failed")) from error
    return done.stdout
