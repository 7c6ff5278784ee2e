"""Texts of bibliographic files: markup made harmless, names, languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

SETTING = ("b", "br", "em", "i", "p", "sc", "small", "span", "strong", "sub", "sup", "u")
ACTIVE = (
    *("a", "applet", "audio", "base", "body", "button", "embed", "form", "frame", "frameset"),
    *("head", "html", "iframe", "img", "input", "link", "math", "meta", "object", "script"),
    *("style", "svg", "template", "textarea", "title", "video"),
)
# A browser takes "<" for the beginning of a tag only where the name follows at once.
WITH_CONTENT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
TAG = re.compile(
    rf"</?(?:{'|'.join(SETTING + ACTIVE)})(?![\w-])[^<>]*>"
    rf"|</?(?:{'|'.join(ACTIVE)})(?![\w-])[^<>]*",
    re.I,
)
ACTIVE_TAG = re.compile(
    rf"</?(?:{'|'.join(ACTIVE)})(?![\w-])"
    rf"|<(?:{'|'.join(SETTING)})(?![\w-])[^<>]*(?:[\s/]on\w+\s*=|javascript:)",
    re.I,
)
SPACE = re.compile(r"\s+")
LONGEST_AUTHOR = 200
LANGUAGES = {
    "english": "en",
    "deutsch": "de",
    "german": "de",
    "polish": "pl",
    "polski": "pl",
    "russian": "ru",
    "русский": "ru",
    "tajik": "tg",
    "тоҷикӣ": "tg",
    "french": "fr",
    "français": "fr",
}


def is_active(text: str) -> bool:
    """Whether a text holds markup that a browser would act on, as it is or once unescaped."""
    return bool(ACTIVE_TAG.search(text) or ACTIVE_TAG.search(html.unescape(text)))


def plain_text(text: str) -> str:
    """The words of a text without its HTML tags; scripts go with what they hold."""
    before, text = "", html.unescape(text)
    while before != text:
        before, text = text, TAG.sub("", WITH_CONTENT.sub("", text))
    return text


def one_line(text: str) -> str:
    """The words without markup, on one line."""
    return SPACE.sub(" ", plain_text(text)).strip()


def harmless(value: object) -> object:
    """The same value with markup that acts taken out of each text within it."""
    match value:
        case str():
            return plain_text(value).strip() if is_active(value) else value
        case list():
            return [harmless(item) for item in value]
        case dict():
            return {name: harmless(item) for name, item in value.items()}
    return value


def csl_name(name: object) -> str:
    """A CSL name as it is spoken: given names, particles, family name."""
    if not isinstance(name, Mapping):
        return one_line(name) if isinstance(name, str) else ""
    if isinstance(name.get("literal"), str):
        return one_line(str(name["literal"]))
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return one_line(" ".join(str(name[part]) for part in order if name.get(part)))


def ris_name(name: str) -> str:
    """Family, Given, Suffix as it is spoken; a name without a comma is of one piece."""
    family, _, rest = one_line(name).partition(",")
    given, _, suffix = rest.partition(",")
    return " ".join(part.strip() for part in (given, family, suffix) if part.strip())


def author_column(names: Iterable[str]) -> str:
    """Several names as one text, as many as the column holds."""
    kept: list[str] = []
    rest = [name for name in names if name]
    while rest and len("; ".join([*kept, rest[0]])) <= LONGEST_AUTHOR - len("; et al."):
        kept.append(rest.pop(0))
    if rest and not kept:
        return rest[0] if len(rest) == 1 else f"{rest[0]}; et al."
    return "; ".join([*kept, "et al."] if rest else kept)


def language_code(text: str) -> str:
    """The two or three letters of a language: en of en-US, de of Deutsch; else empty."""
    word = text.strip().lower()
    code = re.split(r"[-_]", word)[0]
    return LANGUAGES.get(word, code if re.fullmatch(r"[a-z]{2,3}", code) else "")
