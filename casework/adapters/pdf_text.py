"""The words of a PDF, page by page. For the child process only."""

from __future__ import annotations

import io

import pikepdf
from pypdf import PdfReader

from casework.adapters.exhibits import damage, locks, tree
from casework.domain.errors import Problem, Refused

# What a stream may unfold to; text needs little, but pictures stand between it.
MAX_STREAM = 256 * 1024**2


def pages(content: bytes) -> list[str]:
    """The text of each page, as the file has it; empty for a page that is only a picture.

    Raises Refused: snapshot-encrypted, snapshot-broken, exhibit-too-large or exhibit-broken.
    """
    return [page.extract_text() for page in PdfReader(io.BytesIO(_sound(content))).pages]


def _sound(content: bytes) -> bytes:
    """The file without encryption and with its objects in order, when nothing of it is lost."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_STREAM, run_length_max_memory=MAX_STREAM, png_max_memory=MAX_STREAM
    )
    try:
        with locks.opened_whole(content, "") as pdf:
            count = tree.count_pages(pdf)
        with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
            damage.mend(pdf, content, count)
            output = io.BytesIO()
            pdf.save(output)
            return output.getvalue()
    except pikepdf.PasswordError as error:
        raise Refused(Problem("snapshot-encrypted")) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        # pikepdf answers with these where an object is of another kind than the format says.
        raise Refused(Problem("snapshot-broken")) from error
