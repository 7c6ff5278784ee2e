"""Word documents (ECMA-376, WordprocessingML) made of the HTML that is typeset as PDF too."""

from __future__ import annotations

from casework.adapters.docx.convert import Details, word_document

__all__ = ["Details", "word_document"]
