"""Codes of the rules put into sentences of the reader's language, one module a kind of code."""

from __future__ import annotations

from casework.wording.exhibits import REMOVED
from casework.wording.problems import PROBLEMS, sentence, sentences
from casework.wording.reasons import reason_sentence, warning_sentence

__all__ = ["PROBLEMS", "REMOVED", "reason_sentence", "sentence", "sentences", "warning_sentence"]
