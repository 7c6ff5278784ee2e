"""What is wrong, and what to do, for each code of a refusal."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Problem
from casework.wording.checks import WAIVER_PROBLEMS
from casework.wording.court_lists import COURT_LISTS
from casework.wording.entries import ENTRIES
from casework.wording.exchange import EXCHANGE
from casework.wording.exhibits import EXHIBITS
from casework.wording.files import FILES
from casework.wording.filing import FILING_PROBLEMS
from casework.wording.law_rules import LAW_RULES
from casework.wording.own_texts import OWN_TEXTS
from casework.wording.packs import PACK_PROBLEMS
from casework.wording.passage_links import LINK_PROBLEMS
from casework.wording.passages import PASSAGES
from casework.wording.previews import PREVIEW_PROBLEMS
from casework.wording.research import RESEARCH
from casework.wording.search import SEARCH
from casework.wording.snapshots import SNAPSHOTS
from casework.wording.sources import SOURCES
from casework.wording.translations import TRANSLATIONS
from casework.wording.variants import VARIANT_PROBLEMS

PROBLEMS: dict[str, str | Promise] = {
    **COURT_LISTS,
    **ENTRIES,
    **OWN_TEXTS,
    **EXCHANGE,
    **EXHIBITS,
    **FILES,
    **LAW_RULES,
    **LINK_PROBLEMS,
    **FILING_PROBLEMS,
    **PREVIEW_PROBLEMS,
    **PACK_PROBLEMS,
    **SEARCH,
    **SNAPSHOTS,
    **SOURCES,
    **PASSAGES,
    **RESEARCH,
    **TRANSLATIONS,
    **VARIANT_PROBLEMS,
    **WAIVER_PROBLEMS,
    "nothing-chosen": _("Tick at least one code."),
    "code-without-place": _(
        "The code “%(value)s” was for a person or an event that the case does not have any more."
    ),
    "element-not-examined": _("This country does not examine this element."),
    "event-of-another-case": _("An event of another case was chosen. Choose events of this case."),
    "passage-withheld": _("This passage is never printed: %(reason)s It can only be rejected."),
    "review-in-future": _("The day of the review lies in the future."),
    "review-without-note": _("Say in a few words what has changed or what is unclear."),
    "passage-uncorrected": _(
        "This finding is wrong or overtaken and has no correction. It can only be rejected."
    ),
    "bad-date": _(
        "“%(value)s” is no date. Write 2015, 2015-03, 2015-03-05, 2012~ or 2016-09/2016-10."
    ),
}


def sentence(problem: Problem) -> str:
    """The problem in words, after the place where it is."""
    text = str(PROBLEMS[problem.code]) % problem.values
    return f"{problem.where}: {text}" if problem.where else text


def sentences(problems: Iterable[Problem]) -> list[str]:
    return [sentence(problem) for problem in problems]
