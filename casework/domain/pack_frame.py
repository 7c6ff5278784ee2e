"""The frame of a pack: whose it is, where it goes, in which language, as of which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from casework.domain.cases import CaseFacts
from casework.domain.citation import locale_of
from casework.domain.date_words import in_words
from casework.domain.dates import Fuzzy
from casework.domain.exhibit_labels import Forum, exhibit_label, forum_of
from casework.domain.exhibit_order import ExhibitNumber
from casework.domain.translation import Text, pick


@dataclass(frozen=True, slots=True)
class Frame:
    case: CaseFacts
    language: str
    locale: str
    as_of: dt.date
    forum: Forum

    @classmethod
    def of(cls, case: CaseFacts, language: str, as_of: dt.date) -> Frame:
        locale = locale_of(language, case.jurisdiction)
        return cls(case, language, locale, as_of, forum_of(case))

    def text(self, texts: Mapping[str, str]) -> Text:
        """The text in the pack's language; else in the case's, else in English, else in any."""
        return pick(texts, self.language, self.case.working_language, "en")

    def date(self, when: Fuzzy) -> str:
        return in_words(when, self.locale)

    def label(self, exhibit: ExhibitNumber) -> str:
        return exhibit_label(self.forum, exhibit)
