"""Opens a PDF with the password its reader knows. For the child process only."""

from __future__ import annotations

import io
import logging
import re

import pikepdf
from pikepdf import Pdf

from casework.domain.errors import Problem, Refused

# How programs wrote passwords before PDF 2.0 asked for UTF-8.
# What qpdf says in its log alone when it leaves a page out of a tree that it makes anew.
LEFT_OUT = re.compile("ignoring|Loop detected")
LOG = logging.getLogger("pikepdf._core")
ENCODINGS = ("utf-8", "cp1252", "cp1250", "cp1251")


class _Ear(logging.Handler):
    """Hears whether something is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.has_heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.has_heard = self.has_heard or bool(LEFT_OUT.search(record.getMessage()))


def opened_whole(content: bytes, password: str) -> Pdf:
    """The file, open, with the tree of pages that it came with. Raises Refused like opened, and
    exhibit-broken when its reader had to leave out pages to open it at all.
    """
    ear = _Ear()
    LOG.addHandler(ear)
    try:
        pdf = opened(content, password, as_it_is=True)
    finally:
        LOG.removeHandler(ear)
    if ear.has_heard or any(LEFT_OUT.search(str(warning)) for warning in pdf.get_warnings()):
        raise Refused(Problem("exhibit-broken"))
    return pdf


def opened(content: bytes, password: str, *, as_it_is: bool = False) -> Pdf:
    """The file, open; as_it_is for one whose tree of pages qpdf has not mended.

    Raises Refused: exhibit-encrypted when it needs a password and none is given, exhibit-password
    when it is another one, exhibit-rights when no password would open it.
    """
    tries: tuple[str | bytes, ...] = ("", *_spellings(password))
    for tried in tries:
        try:
            file = io.BytesIO(content)
            return Pdf.open(file, password=tried, inherit_page_attributes=not as_it_is)
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError as error:
            # qpdf knows the locks of ISO 32000; others ask a server.
            code = "exhibit-rights" if "encryption" in str(error) else "exhibit-broken"
            raise Refused(Problem(code)) from error
    raise Refused(Problem("exhibit-password" if password else "exhibit-encrypted"))


def codes(pdf: Pdf, password: str) -> list[str]:
    """How it was locked, as codes of wording.REPAIRED."""
    if not pdf.is_encrypted:
        return []
    return ["password"] if password and not _opens_without(pdf) else ["unlocked"]


def _opens_without(pdf: Pdf) -> bool:
    return bool(pdf.user_password_matched) and not pdf.encryption.user_password


def _spellings(password: str) -> list[bytes]:
    spelled = []
    for encoding in ENCODINGS:
        try:
            spelled.append(password.encode(encoding))
        except UnicodeEncodeError:
            continue
    return [] if not password else list(dict.fromkeys(spelled))
