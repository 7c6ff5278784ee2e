"""Says what a PDF holds beside what its pages show. For the child process only."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

# Codes of wording.REMOVED by the kind of action or annotation (ISO 32000-2, tables 201, 171).
ACTIONS = {
    "/JavaScript": "javascript",
    "/URI": "links",
    "/Launch": "actions",
    "/SubmitForm": "actions",
    "/ImportData": "actions",
    "/GoToR": "actions",
    "/GoToE": "actions",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
}
ANNOTATIONS = {
    "/FileAttachment": "attachments",
    "/RichMedia": "media",
    "/Screen": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/3D": "media",
}
# Drawn on the page as they stand; of any other annotation the words behind it are lost.
SHOWN_IN_FULL = frozenset(("/Link", "/Widget", "/FreeText", "/Stamp", "/Popup", *ANNOTATIONS))
MAX_DEPTH = 40


def of(pdf: Pdf) -> list[str]:
    """The codes of what sanitise.py will leave out."""
    found = set()
    for item in pdf.objects:
        for dictionary in _dictionaries(item, 0):
            found |= set(_codes(dictionary))
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, []):
            if isinstance(annotation, Dictionary) and _hides_words(annotation):
                found.add("comments")
    return sorted(found)


def _dictionaries(item: Object, depth: int) -> Iterator[Dictionary | Stream]:
    """The dictionary and those written inside it; indirect ones have their own turn."""
    if depth > MAX_DEPTH:
        return
    if isinstance(item, Dictionary | Stream):
        yield item
        inside = [value for _key, value in item.items()]
    elif isinstance(item, Array):
        inside = list(item)
    else:
        return
    for value in inside:
        if isinstance(value, Dictionary | Array) and not value.is_indirect:
            yield from _dictionaries(value, depth + 1)


def _codes(dictionary: Dictionary | Stream) -> Iterator[str]:
    for key, codes in ((Name.S, ACTIONS), (Name.Subtype, ANNOTATIONS)):
        value = dictionary.get(key)
        if isinstance(value, Name) and str(value) in codes:
            yield codes[str(value)]
    if Name.EF in dictionary:
        yield "attachments"
    if dictionary.get(Name.FT) == Name.Sig and Name.V in dictionary:
        yield "signature"


def _hides_words(annotation: Dictionary) -> bool:
    kind = str(annotation.get(Name.Subtype, ""))
    if kind in SHOWN_IN_FULL:
        return kind in ("/FreeText", "/Stamp") and Name.AP not in annotation
    return Name.AP not in annotation or bool(str(annotation.get(Name.Contents, "")))
