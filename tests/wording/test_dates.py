from __future__ import annotations

from django.test import SimpleTestCase
from django.utils import translation

from casework.wording.dates import date_words

# What changes with the language here is Django's months and formats; the words around them
# are in the catalogues.
WORDS = {
    "en": {
        "": "date unknown",
        "2015": "2015",
        "2015-03": "March 2015",
        "2015-03-05": "5 March 2015",
        "2012~": "about 2012",
        "2015-03?": "March 2015 (uncertain)",
        "2015-03%": "about March 2015 (uncertain)",
        "2016-09/2016-10": "September – October 2016",
        "2015-03-03/2015-03-07": "3 – 7 March 2015",
        "2015-03-03/2015-04-07": "3 March – 7 April 2015",
        "2003~/2015": "about 2003 – 2015",
        "2015-11-18/2016-01-27": "18 November 2015 – 27 January 2016",
        "2015-03/2015-04-07": "March 2015 – 7 April 2015",
        "../2012-03": "until March 2012",
        "2012/..": "since 2012",
        "2012/": "since 2012",
        "2015-21": "spring 2015",
        "2015-21/2015-24": "spring 2015 – winter 2015",
        "201X": "between 1 January 2010 and 31 December 2019",
    },
    "pl": {
        "2015-03": "marzec 2015",
        "2015-03-05": "5 marca 2015",
        "2016-09/2016-10": "wrzesień – październik 2016",
        "2015-03-03/2015-04-07": "3 marca – 7 kwietnia 2015",
    },
    "de": {
        "2015-03": "März 2015",
        "2015-03-05": "5. März 2015",
        "2015-03-03/2015-03-07": "3. – 7. März 2015",
    },
    "ru": {
        "2015-03": "март 2015 г.",
        "2015-03-05": "5 марта 2015 г.",
        "2015-03-03/2015-04-07": "3 марта – 7 апреля 2015 г.",
    },
    "tg": {
        "2015-03": "март 2015",
        "2015-03-05": "5 марти 2015",
        "2016-09/2016-10": "сентябр – октябр 2016",
    },
}


class DateWordsTests(SimpleTestCase):
    def test_it_says_dates_as_each_language_writes_them(self) -> None:
        for language, dates in WORDS.items():
            for edtf, words in dates.items():
                with self.subTest(language=language, edtf=edtf), translation.override(language):
                    self.assertEqual(date_words(edtf), words)

    def test_the_month_after_about_is_in_the_genitive(self) -> None:
        for language, words in (("pl", "marca 2015"), ("ru", "марта 2015 г.")):
            with self.subTest(language=language), translation.override(language):
                self.assertTrue(date_words("2015-03~").endswith(words))
                self.assertTrue(date_words("../2015-03").endswith(words))
