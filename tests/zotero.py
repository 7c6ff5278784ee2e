"""A library as Zotero gives it out: 200 invented works about invented things, in CSL-JSON."""

from __future__ import annotations

from typing import Any

Item = dict[str, Any]

TYPES = (
    *("report", "article-newspaper", "webpage", "article-journal", "legal_case"),
    *("post-weblog", "book", "chapter", "legislation", "interview"),
)
PEOPLE = (
    {"family": "Rahimova", "given": "Nigora"},
    {"family": "Юсуфӣ", "given": "Парвиз"},
    {"family": "Berg", "given": "Anna Maria", "non-dropping-particle": "van den"},
    {"family": "Кароматов", "given": "С. Д."},
    {"literal": "Working Group on Invented Affairs"},
    {"family": "رحیمی", "given": "دلنواز"},
    {"family": "Wójcik-Żak", "given": "Łucja", "suffix": "Jr."},
)
SUBJECTS = (
    *("Relatives of exiles", "Returns from abroad", "Lawyers at risk", "Closed trials"),
    *(
        "Пайвандони муҳоҷирон",
        "Давление на родственников",
        "Zwrot wniosków",
        "Folgen der Rückkehr",
    ),
    *("<i>Karimov v. Ruritania</i>: a comment", "Journalists & their families"),
)
PUBLISHERS = ("Ruritania Rights Centre", "Invented Press Agency", "Dushanbe Review", "Open Files")
DATES: tuple[Item | None, ...] = (
    {"date-parts": [["2024", 3, 5]]},
    {"date-parts": [["2019", 11]]},
    {"date-parts": [["2021"]]},
    {"date-parts": [["2012"]], "circa": True},
    {"date-parts": [["2016", 9], ["2016", 10]]},
    {"date-parts": [["2018"]], "season": "spring"},
    {"literal": "n.d."},
    None,
)


def library(count: int = 200) -> list[Item]:
    """Works of ten types, with all the fields that Zotero writes for them."""
    return [work(number) for number in range(count)]


def work(number: int) -> Item:
    kind = TYPES[number % len(TYPES)]
    subject = SUBJECTS[(number // 3) % len(SUBJECTS)]
    item: Item = {
        "id": f"http://zotero.org/groups/4711/items/{number:08X}",
        "type": kind,
        "abstract": f"Abstract {number} in two lines.\nIt says “more” – <p>and so on</p>.",
        "language": ("en-GB", "ru", "de", "pl", "tg-Cyrl", "Tajik", "")[number % 7],
        "title": f"{subject}: report No. {number}",
        "title-short": subject,
        "URL": f"https://www.example.org/{kind}/{number}?lang=en",
        "accessed": {"date-parts": [["2026", 11, 1 + number % 20]]},
        "issued": DATES[number % len(DATES)],
        **people(number),
        **of_type(kind, number),
    }
    return {name: value for name, value in item.items() if value not in (None, "")}


def people(number: int) -> Item:
    authors = [PEOPLE[(number + n) % len(PEOPLE)] for n in range(number % 4)]
    editors = [PEOPLE[(number + 3) % len(PEOPLE)]] if number % 5 == 0 else []
    return {"author": authors or None, "editor": editors or None}


def of_type(kind: str, number: int) -> Item:
    house = PUBLISHERS[number % len(PUBLISHERS)]
    journal = {"container-title": house, "volume": str(number), "ISSN": "1234-5678"}
    fields: dict[str, Item] = {
        "report": {
            "publisher": house,
            "publisher-place": "Strelsau",
            "number": f"RRC/{2000 + number}/{number}",
            "genre": "Annual report",
            "collection-title": "Invented studies",
            "page": "48",
        },
        "article-newspaper": {"container-title": house, "section": "World", "page": "A1"},
        "webpage": {"container-title": house, "genre": "Press release"},
        "article-journal": {**journal, "DOI": f"10.9999/invented.{number}", "page": "1-24"},
        "legal_case": {
            "authority": "Administrative Court of Strelsau",
            "number": f"{number} K {1000 + number}/23.A",
            "note": "Claim allowed.\nECLI missing in the register.",
        },
        "post-weblog": {"container-title": "A blog", "note": "tex.ids= blog"},
        "book": {"publisher": house, "ISBN": "978-3-16-148410-0", "number-of-pages": "320"},
        "chapter": {**journal, "publisher": house, "page": "11-30", "edition": 2},
        "legislation": {"number": f"Law {number}", "container-title": "Official Gazette"},
        "interview": {"medium": "radio", "custom": {"x-rating": [1, 2, {"deep": True}]}},
    }
    return fields[kind]
