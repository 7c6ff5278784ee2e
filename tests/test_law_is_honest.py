"""Over all the law there is: what is unknown is never printed, what is from memory is marked.

Screens are fetched with a sentence planted into every unknown rule and time, as a careless hand
could; packs are set with every norm. The texts are read as a person reads them, without tags.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from casework.actions.law import import_law
from casework.domain.cases import ClaimFacts, Jurisdiction
from casework.domain.law import ElementFacts, LawCertainty, NormFacts
from casework.domain.law_rules import MARKS
from casework.models import Authority, LawRule, LegalElement, Submission
from tests import make_law
from tests.base import CastTestCase
from tests.domain import pack
from tests.domain.rules import files

LEAK = "PLANTED SENTENCE"
LANGUAGES = ("en", "de", "pl")
ELEMENTS = settings.FIXTURES_DIR / "law" / "elements.json"


@cache
def law() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = json.loads(ELEMENTS.read_text(encoding="utf-8"))
    return loaded


def rules(*certainties: str) -> list[dict[str, Any]]:
    return [
        item
        for _, document in files()
        for item in document.get("rules", ())
        if item["certainty"] in certainties
    ]


def norms(certainty: str) -> list[dict[str, Any]]:
    return [item for item in law()["norms"] if item["certainty"] == certainty]


def read(content: bytes | str) -> str:
    """What a person reads of a page: without script, fields and tags."""
    text = content.decode() if isinstance(content, bytes) else content
    text = re.sub(r"<(textarea|select|script|style|title)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def unmarked(text: str, marked: str, others: list[str], *marks: str) -> list[str]:
    """Where the text has a citation from memory without its mark right after it.

    Longer citations that were seen, and hold it as a part, are no citations of it.
    """
    for other in sorted(others, key=len, reverse=True):
        if marked in other and marked != other:
            text = text.replace(other, "…")
    found = re.finditer(rf"(?<![\w(]){re.escape(marked)}(?![\w(])", text)
    places = [text[m.start() : m.end() + 30] for m in found]
    return [place for place in places if not any(mark in place for mark in marks)]


class ScreensTest(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.load_all()
        for rule in LawRule.objects.all():
            cls.plant(rule)
        LegalElement.objects.all().delete()

    @classmethod
    def plant(cls, rule: LawRule) -> None:
        """Put the sentence wherever an unknown rule or time must have nothing."""
        texts = dict.fromkeys(LANGUAGES, LEAK)
        if rule.content.get("certainty") == "U":
            rule.content |= {"texts": texts, "citations": texts, "caveat": texts}
        for value in rule.content.get("values", ()):
            if value["certainty"] == "U":
                value["value"] = LEAK
        rule.save()

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def pages(self, language: str) -> Iterator[tuple[str, str]]:
        """Every page of the law but those of rules that were seen."""
        self.client.cookies["django_language"] = language
        hazy = ("M", "U")
        keys = [r.key for r in LawRule.objects.current() if r.content.get("certainty") in hazy]
        keys += [r.key for r in LawRule.objects.current() if r.section != "rules"]
        urls = [reverse("law-rule", args=[key]) for key in dict.fromkeys(keys)]
        urls += [f"{reverse('law-list')}?page={n}" for n in range(1, 15)]
        urls += [f"{reverse('authority-list')}?country={c}" for c in Jurisdiction]
        urls += [reverse("authority-detail", args=[key]) for key in self.some_authorities()]
        urls += [
            reverse("submission-detail", args=[key])
            for key in Submission.objects.values_list("key", flat=True)
        ]
        urls += [f"{reverse('law-concordance')}?country={c}" for c in Jurisdiction]
        for url in urls:
            yield url, read(self.client.get(url).content)

    def some_authorities(self) -> list[str]:
        """One for each profile, way and set of rules: courts of a kind are alike."""
        alike = {
            (row.filing_id, str(row.route), str(row.rules)): row.key
            for row in Authority.objects.all()
        }
        return list(alike.values())

    def test_nothing_unknown_is_shown_and_all_from_memory_is_marked(self) -> None:
        for language in LANGUAGES:
            seen = [cited(item, language) for item in rules("V", "V2")]
            hazy = sorted({cited(item, language) for item in rules("M")} - set(seen))
            for url, text in self.pages(language):
                with self.subTest(url=url, language=language):
                    self.assertNotIn(LEAK, text)
                    bare = [
                        place
                        for citation in hazy
                        if citation in text
                        for place in unmarked(text, citation, seen + hazy, *MARKS.values())
                    ]
                    self.assertEqual(bare, [])

    def test_the_page_of_each_rule_from_memory_has_its_mark(self) -> None:
        for item in rules("M"):
            text = read(self.client.get(reverse("law-rule", args=[item["key"]])).content)
            with self.subTest(item["key"]):
                self.assertIn(f"{item['citations']['en']} [to be verified]", text)

    def test_the_page_of_each_unknown_rule_asks(self) -> None:
        for item in rules("U"):
            text = read(self.client.get(reverse("law-rule", args=[item["key"]])).content)
            with self.subTest(item["key"]):
                self.assertIn("unknown – must be asked", text)
                self.assertIn(item["ask"]["en"], text)


class NormsTest(CastTestCase):
    """Norms of legal elements, on the screen of the concordance."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        bare = {**law(), "elements": [{**item, "seeks": {}} for item in law()["elements"]]}
        import_law([("elements.json", bare)], by=None)

    def test_no_unknown_norm_is_cited_and_each_from_memory_is_marked(self) -> None:
        self.client.force_login(self.nadia)
        said = {"en": "to be verified", "de": "zu prüfen", "pl": "do weryfikacji"}
        for language in LANGUAGES:
            self.client.cookies["django_language"] = language
            for country in Jurisdiction:
                url = f"{reverse('law-concordance')}?country={country}"
                text = read(self.client.get(url).content)
                check_norms(self, text, language, said[language])


class PacksTest(CastTestCase):
    """The same norms, printed."""

    def test_no_unknown_norm_is_printed_and_each_from_memory_is_marked(self) -> None:
        marks = {"en": "[to be verified]", "de": "[zu prüfen]", "pl": "[do weryfikacji]"}
        for country, official in (("DE", "de"), ("AT", "de"), ("PL", "pl")):
            for lodged in (None, dt.date(2026, 6, 11), dt.date(2026, 6, 12)):
                for language in (official, "en"):
                    text = read(printed(Jurisdiction(country), lodged, language))
                    with self.subTest(country=country, lodged=lodged, language=language):
                        self.assertRegex(text, "2024/1347|2011/95")
                        check_norms(self, text, language, marks[language])


def cited(item: Mapping[str, Any], language: str) -> str:
    citations = item["citations"]
    return str(citations.get(language) or citations["en"])


def check_norms(test: CastTestCase, text: str, language: str, mark: str) -> None:
    """No citation of an unknown norm, and none from memory without the mark after it."""
    known = [cited(item, language) for item in law()["norms"] if item["certainty"] != "U"]
    for item in norms("U"):
        citation = cited(item, language)
        if not any(citation in other for other in known):
            test.assertNotIn(citation, text)
    seen = [cited(item, language) for c in ("V", "V2") for item in norms(c)]
    for citation in {cited(item, language) for item in norms("M")} - set(seen):
        test.assertEqual(unmarked(text, citation, known, mark), [])


def day(item: Mapping[str, Any], name: str) -> dt.date | None:
    return dt.date.fromisoformat(item[name]) if name in item else None


def printed(country: Jurisdiction, lodged: dt.date | None, language: str) -> str:
    """A pack with every element of the law and every norm of it."""
    elements = tuple(
        ElementFacts(item["key"], item["position"], item["titles"], item["questions"], {})
        for item in law()["elements"]
    )
    facts = tuple(
        NormFacts(
            element=item["element"],
            jurisdiction=item["jurisdiction"],
            citations=item["citations"],
            certainty=LawCertainty(item["certainty"]),
            note=item.get("note", {}),
            applies_in=frozenset(item.get("applies_in", ())),
            lodged_from=day(item, "lodged_from"),
            lodged_to=day(item, "lodged_to"),
        )
        for item in law()["norms"]
    )
    claims = tuple(ClaimFacts(element=e.key, alleged={"en": "Alleged."}) for e in elements)
    material = pack.replaced(
        pack.material(jurisdiction=country, lodged_on=lodged, claims=claims),
        elements=elements,
        norms=facts,
    )
    plan = pack.plan(material, language)
    with translation.override(language):
        return render_to_string(
            "pack/pack.html",
            {"plan": plan, "sheets": (), "version": "0", "cover": f"pack/_cover_{country}.html"},
        )
