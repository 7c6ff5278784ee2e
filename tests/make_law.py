"""Builders for the law library: rules in versions, authorities, structures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings

from casework.actions.authorities import import_authorities
from casework.actions.law_rules import import_law_rules
from casework.actions.reference import read_files
from casework.actions.submissions import import_submissions
from casework.models import Authority, ConfirmedAddress, FilingProfile, LawRule, Submission, User

THEN = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)


def content(**fields: Any) -> dict[str, Any]:
    """A rule as a file has it, known in three languages."""
    given: dict[str, Any] = {
        "key": "DE-CALC",
        "jurisdiction": "DE",
        "topic": "calculation",
        "keyed_on": "none",
        "certainty": "V",
        "citations": {"en": "Section 57 VwGO", "de": "§ 57 VwGO", "pl": "§ 57 VwGO"},
        "texts": {"en": "The next working day.", "de": "Der nächste Werktag."},
        "source": "official text",
        "seen_on": "2026-11-24",
    }
    return given | fields


def unknown(*, key: str = "DE-NEW", **fields: Any) -> dict[str, Any]:
    """A rule that nobody has found."""
    names = ("jurisdiction", "topic", "keyed_on")
    kept = {name: content()[name] for name in names}
    ask = {"en": "Which day does it say?"}
    return {"key": key, "certainty": "U", "ask": ask, **kept, **fields}


def rule(
    of: dict[str, Any] | None = None, *, section: str = "rules", by: User | None = None, **row: Any
) -> LawRule:
    """A version that counts, or, brought by a person, a proposal."""
    item = of or content()
    given: dict[str, Any] = {
        "version": 1,
        "state": "proposed" if by else "approved",
        "proposed_by": by,
        "proposed_at": THEN,
        "reason": "Read in the official text." if by else "",
    }
    return LawRule.objects.create(section=section, key=item["key"], content=item, **(given | row))


def parameter(**fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "key": "DE-SIZE",
        "jurisdiction": "DE",
        "titles": {"en": "Megabytes in one message", "de": "Megabyte je Nachricht"},
        "values": [
            {
                "value": "200",
                "valid_from": "2023-01-01",
                "valid_to": "2023-12-31",
                "certainty": "V",
            },
            {"valid_from": "2024-01-01", "certainty": "U", "source": "not seen"},
        ],
    }
    return given | fields


def judgment(**fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "key": "ECHR-LATIPOV",
        "court": "ECtHR",
        "name": "Latipov v Russia",
        "number": "77658/11",
        "decided_on": "2013-12-12",
        "certainty": "V",
        "points": {"en": "No violation of Article 3."},
        "direction": "adverse",
        "source": "the judgment",
        "seen_on": "2026-11-24",
    }
    return given | fields


def decision_kind(**fields: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "key": "DE-OLD-REFUSAL",
        "jurisdiction": "DE",
        "regime": "old",
        "kind": "refusal",
        "titles": {"en": "Refusal", "de": "Ablehnung"},
        "limits": [{"remedy": "action", "rule": "DE-KLAGE"}],
    }
    return given | fields


def period(**fields: Any) -> dict[str, Any]:
    """A rule that sets a period, counted by DE-CALC."""
    span = {"amount": 2, "unit": "weeks", "runs_from": "service", "calculation": "DE-CALC"}
    return content(
        key="DE-KLAGE",
        topic="remedy",
        citations={"en": "Section 74(1) AsylG", "de": "§ 74 Abs. 1 AsylG"},
        period=span,
        **fields,
    )


def profile(**fields: Any) -> FilingProfile:
    given: dict[str, Any] = {
        "jurisdiction": "DE",
        "titles": {"en": "Courts, by beA"},
        "aspects": [
            {"aspect": "channel", "rule": "DE-CALC"},
            {"aspect": "size", "parameter": "DE-SIZE"},
        ],
    }
    return FilingProfile.objects.get_or_create(key="DE-FILING", defaults=given | fields)[0]


def authority(*, key: str = "DE-VG-BERLIN", **fields: Any) -> Authority:
    given: dict[str, Any] = {
        "position": Authority.objects.count() + 1,
        "jurisdiction": "DE",
        "kind": "court",
        "name": "Verwaltungsgericht Berlin",
        "names": {"en": "Administrative Court, Berlin"},
        "seat": "Berlin",
        "filing": profile(),
        "stages": ["court"],
        "certainty": "M",
        "source": "from memory, not seen",
        "route": [{"paper": {"en": "Action"}, "certainty": "V", "rule": "DE-CALC"}],
    }
    return Authority.objects.create(key=key, **(given | fields))


def confirmed(*, of: Authority, by: User, lines: str = "Secret street 7") -> ConfirmedAddress:
    return ConfirmedAddress.objects.create(
        authority=of, team=by.team, lines=lines, confirmed_by=by, confirmed_at=THEN
    )


def structure(**fields: Any) -> dict[str, Any]:
    """A structure as its file has it."""
    given: dict[str, Any] = {
        "key": "DE-ACTION",
        "jurisdiction": "DE",
        "kind": "appeal",
        "stages": ["court"],
        "position": 1,
        "title": "Klage",
        "titles": {"en": "Action", "de": "Klage"},
        "certainty": "M",
        "source": "practice",
        "parties": [{"text": "Kläger", "explain": {"en": "Plaintiff"}}],
        "requests": [
            {"text": "Der Bescheid wird aufgehoben.", "explain": {"en": "To quash the decision"}}
        ],
        "headings": [{"text": "Rubrum", "explain": {"en": "Parties"}, "rules": ["DE-CALC"]}],
        "annexes": {"label": "Anlage K {n}", "list": "Anlagenverzeichnis", "rule": "DE-CALC"},
        "attach": [{"text": "Vollmacht", "explain": {"en": "Power of attorney"}}],
        "rules": ["DE-CALC"],
        "authority_kind": "court",
    }
    return given | fields


def submission(**fields: Any) -> Submission:
    item = structure(**fields)
    names = ("key", "jurisdiction", "kind", "position")
    return Submission.objects.create(content=item, **{name: item[name] for name in names})


def load_all() -> None:
    """All rules, authorities and structures that come with the program."""
    law = Path(settings.FIXTURES_DIR) / "law"
    import_law_rules(read_files(sorted((law / "rules").glob("*.json"))), by=None)
    import_authorities(read_files(sorted((law / "authorities").glob("*.json"))), by=None)
    import_submissions(read_files(sorted((law / "submissions").glob("*.json"))), by=None)
