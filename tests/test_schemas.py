"""The schemas in docs/ promise no more than the database holds."""

from __future__ import annotations

import json
from typing import Any
from unittest import TestCase

from django.conf import settings
from django.db import models

from casework.adapters.snapshot_text import CHARSETS
from casework.domain import (
    authorities,
    authority_files,
    case_files,
    cases,
    evidence,
    evidence_files,
    law,
    law_files,
    paper_files,
    snapshot_files,
    submissions,
)
from casework.domain.quotations import LONGEST
from casework.models import (
    Authority,
    Case,
    Deadline,
    Decision,
    Document,
    Entity,
    EntityName,
    Event,
    FilingProfile,
    LegalElement,
    Passage,
    Person,
    Publisher,
    Snapshot,
    Source,
    Submission,
    Term,
    Translation,
)

Schema = dict[str, Any]


def schema(name: str) -> Schema:
    text = (settings.BASE_DIR / "docs" / f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: Schema = json.loads(text)
    return loaded


def longest(part: Schema, definitions: Schema) -> int | None:
    """The length that a part of a schema allows; None without a bound."""
    if "$ref" in part:
        part = definitions[part["$ref"].removeprefix("#/$defs/")]
    if "enum" in part:
        return max(len(value) for value in part["enum"])
    if (pattern := part.get("pattern")) and "maxLength" not in part:
        return {"^[a-z]{2,3}$": 3, "^([a-z]{2,3})?$": 3, "^([A-Z]{2})?$": 2, "^[A-Z]{2}$": 2}.get(
            pattern, 31
        )
    return part.get("maxLength")


class LengthTest(TestCase):
    def check(self, properties: Schema, definitions: Schema, model: type[models.Model]) -> int:
        checked = 0
        for field in model._meta.get_fields():
            part = properties.get(field.name)
            if isinstance(field, models.CharField) and part and part.get("type") != "object":
                with self.subTest(f"{model.__name__}.{field.name}"):
                    bound = longest(part, definitions)
                    self.assertIsNotNone(bound)
                    self.assertLessEqual(bound or 0, field.max_length or 0)
                checked += 1
        return checked

    def test_no_text_is_longer_than_its_column(self) -> None:
        table: list[tuple[str, str, type[models.Model], int]] = [
            ("evidence", "term", Term, 3),
            ("evidence", "entity", Entity, 3),
            ("evidence", "source", Source, 11),
            ("evidence", "publisher", Publisher, 2),
            ("evidence", "passage", Passage, 8),
            ("evidence", "snapshot", Snapshot, 2),
            ("evidence", "translation", Translation, 3),
            ("case", "person", Person, 4),
            ("case", "event", Event, 4),
            ("case", "document", Document, 7),
            ("case", "decision", Decision, 6),
            ("case", "deadline", Deadline, 2),
        ]
        for name, definition, model, count in table:
            definitions = schema(name)["$defs"]
            properties = definitions[definition]["properties"]
            with self.subTest(definition):
                self.assertEqual(self.check(properties, definitions, model), count)

    def test_no_field_of_a_case_is_longer_than_its_column(self) -> None:
        whole = schema("case")
        self.assertEqual(self.check(whole["properties"], whole["$defs"], Case), 5)

    def test_no_spelling_is_longer_than_its_column(self) -> None:
        whole = schema("evidence")["$defs"]
        properties = whole["entity"]["properties"]["names"]["items"]["properties"]
        self.assertEqual(self.check(properties, whole, EntityName), 3)

    def test_no_pinpoint_is_longer_than_its_column(self) -> None:
        locator = schema("evidence")["$defs"]["passage"]["properties"]["locator"]["properties"]
        self.assertEqual(
            locator["value"]["maxLength"], Passage._meta.get_field("locator_value").max_length
        )

    def test_no_authority_or_submission_is_longer_than_its_column(self) -> None:
        for name, part, model, count in (
            ("authorities", "authorities", Authority, 10),
            ("authorities", "profiles", FilingProfile, 2),
            ("submissions", "submissions", Submission, 3),
        ):
            whole = schema(name)
            properties = whole["properties"][part]["items"]["properties"]
            with self.subTest(part):
                self.assertEqual(self.check(properties, whole["$defs"], model), count)

    def test_no_legal_element_is_longer_than_its_column(self) -> None:
        whole = schema("law")
        properties = whole["properties"]["elements"]["items"]["properties"]
        self.assertEqual(self.check(properties, whole["$defs"], LegalElement), 1)


class VocabularyTest(TestCase):
    def test_code_lists_are_those_of_the_rules(self) -> None:
        coded, told = schema("evidence")["$defs"], schema("case")["$defs"]
        table: list[tuple[Schema, type]] = [
            (coded["term"]["properties"]["kind"], evidence.TermKind),
            (coded["source"]["properties"]["kind"], evidence.SourceKind),
            (coded["source"]["properties"]["certainty"], evidence.Certainty),
            (coded["passage"]["properties"]["modality"], evidence.Modality),
            (coded["passage"]["properties"]["role"], evidence.EvidenceRole),
            (coded["passage"]["properties"]["direction"], evidence.Direction),
            (
                coded["passage"]["properties"]["currency"]["properties"]["status"],
                evidence.Currency,
            ),
            (told["person"]["properties"]["role"], cases.PersonRole),
            (told["relation"]["properties"]["kind"], cases.Kinship),
            (told["event"]["properties"]["kind"], cases.EventKind),
            (told["document"]["properties"]["kind"], cases.DocumentKind),
            (told["choice"]["properties"]["verdict"], cases.Verdict),
            (schema("case")["properties"]["stage"], cases.Stage),
            (schema("case")["properties"]["jurisdiction"], cases.Jurisdiction),
            (
                schema("law")["properties"]["norms"]["items"]["properties"]["certainty"],
                law.LawCertainty,
            ),
        ]
        for part, codes in table:
            with self.subTest(codes.__name__):
                self.assertEqual(part["enum"], [code.value for code in codes])

    def test_code_lists_of_authorities_and_submissions_are_those_of_the_rules(self) -> None:
        filed, given = schema("authorities")["properties"], schema("submissions")["properties"]
        authority = filed["authorities"]["items"]["properties"]
        aspect = filed["profiles"]["items"]["properties"]["aspects"]["items"]["properties"]
        structure = given["submissions"]["items"]["properties"]
        table: list[tuple[list[str], type]] = [
            (authority["kind"]["enum"], authorities.AuthorityKind),
            (aspect["aspect"]["enum"], authorities.Aspect),
            (structure["kind"]["enum"], submissions.SubmissionKind),
            (structure["authority_kind"]["enum"], authorities.AuthorityKind),
            ([*authority["stages"]["items"]["enum"], "closed"], cases.Stage),
            ([*authority["certainty"]["enum"], "U"], law.LawCertainty),
        ]
        for values, codes in table:
            with self.subTest(codes.__name__):
                self.assertEqual(set(values), {code.value for code in codes})
        for properties, item in (
            (authority, authority_files.AuthorityItem),
            (authority["route"]["items"]["properties"], authority_files.WayItem),
            (aspect, authority_files.AspectItem),
            (structure, submissions.SubmissionItem),
        ):
            with self.subTest(str(item)):
                self.assertEqual(set(properties), set(item.__annotations__))

    def test_the_encodings_of_copies_are_those_that_are_read(self) -> None:
        copy = schema("evidence")["$defs"]["snapshot"]["properties"]
        self.assertEqual(copy["charset"]["enum"], ["", *CHARSETS])

    def test_a_quotation_is_no_longer_than_the_rules_allow(self) -> None:
        quotation = schema("evidence")["$defs"]["quotation"]["properties"]
        self.assertEqual(quotation["exact"]["maxLength"], LONGEST)

    def test_an_account_may_be_left_open(self) -> None:
        account = schema("case")["$defs"]["event"]["properties"]["account"]
        self.assertEqual(account["enum"], [*(code.value for code in cases.Account), ""])

    def test_the_fields_are_those_that_the_program_reads(self) -> None:
        read, told = schema("evidence")["$defs"], schema("case")["$defs"]
        norm = schema("law")["properties"]["norms"]["items"]["properties"]
        element = schema("law")["properties"]["elements"]["items"]["properties"]
        table = [
            (read["term"]["properties"], evidence_files.TermItem),
            (read["entity"]["properties"], evidence_files.EntityItem),
            (read["publisher"]["properties"], evidence_files.PublisherItem),
            (read["source"]["properties"], evidence_files.SourceItem),
            (read["passage"]["properties"], evidence_files.PassageItem),
            (read["snapshot"]["properties"], snapshot_files.SnapshotItem),
            (read["quotation"]["properties"], snapshot_files.QuotationItem),
            (read["translation"]["properties"], evidence_files.TranslationItem),
            (told["person"]["properties"], case_files.PersonItem),
            (told["relation"]["properties"], case_files.RelationItem),
            (told["event"]["properties"], case_files.EventItem),
            (told["document"]["properties"], paper_files.DocumentItem),
            (told["decision"]["properties"], case_files.DecisionItem),
            (told["element"]["properties"], case_files.ElementItem),
            (told["choice"]["properties"], case_files.ChoiceItem),
            (element, law_files.ElementItem),
            (norm, law_files.NormItem),
        ]
        for properties, item in table:
            with self.subTest(str(item)):
                self.assertEqual(set(properties), set(item.__annotations__))
