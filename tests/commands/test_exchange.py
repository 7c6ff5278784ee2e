"""Sources in from RIS, CSL-JSON and CSV, and out again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.db import connection

from casework.models import AuditEntry, Passage, PassageLink, Source
from tests import documents, make
from tests.commands.files import FilesTestCase
from tests.commands.run import run
from tests.queries import audited
from tests.zotero import library

RIS = """TY  - RPRT
TI  - Давление на родственников эмигрантов
PB  - Freedom Now
DA  - 2024/03/05/
DO  - 10.1000/xy
UR  - https://example.org/a
KW  - exile
ER  -
"""
ODD_DATE = "The date is in no form that can be read; it is kept but not used."
MEMORY = (
    "New sources: {}. Until a person says more, their certainty is “memory”, and their kind is"
    " what type and publisher suggest."
)


TALLY = re.compile(r"[a-z]+: \d+ \(\d+ new, \d+ changed\)")


def notes(lines: list[str]) -> list[str]:
    """What is told after the counts."""
    return [line for line in lines if not TALLY.fullmatch(line)]


def without(names: set[str], rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {
        key: {name: value for name, value in row.items() if name not in names}
        for key, row in rows.items()
    }


class ExchangeCase(FilesTestCase):
    def put(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return str(path)

    def lines(self, *arguments: str) -> list[str]:
        done = run("import_evidence", *arguments)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out.splitlines()

    def refused(self, *arguments: str) -> list[str]:
        before = list(Source.objects.values()), AuditEntry.objects.count()
        done = run("import_evidence", *arguments)
        self.assertEqual((done.status, done.out), (1, ""))
        self.assertEqual((list(Source.objects.values()), AuditEntry.objects.count()), before)
        return [line.replace(f"{self.folder}/", "") for line in done.err.splitlines()]

    def export(self, form: str, *arguments: str) -> str:
        done = run("export_evidence", "--format", form, *arguments)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out


class ImportTest(ExchangeCase):
    def test_a_ris_file(self) -> None:
        lines = self.lines(self.put("a.ris", RIS))
        self.assertEqual(lines[2], "sources: 1 (1 new, 0 changed)")
        self.assertEqual(notes(lines), [MEMORY.format(1)])
        source = Source.objects.get(key="freedom-now-2024")
        self.assertEqual(
            (source.kind, source.title, source.issued, source.symbol, source.certainty),
            (
                "ngo",
                "Давление на родственников эмигрантов",
                "2024-03-05",
                "doi:10.1000/xy",
                "memory",
            ),
        )
        self.assertEqual(source.extra, {"ris": {"fields": {"KW": ["exile"]}, "without": ["PY"]}})

    def test_files_of_all_kinds_together(self) -> None:
        csl = json.dumps([{"id": "lemon", "type": "book", "title": "A book", "publisher": "P"}])
        table = "title,publisher,certainty\nA table,Q,read\n"
        nine = documents.source("S9", title="Nine")
        lines = self.lines(
            self.write(
                "s.json",
                {
                    "schema": "casework/evidence/1",
                    "sources": [nine],
                },
            ),
            self.put("a.ris", RIS),
            self.put("b.json", csl),
            self.put("c.csv", table),
        )
        self.assertEqual(lines[2], "sources: 4 (4 new, 0 changed)")
        self.assertEqual(notes(lines), [MEMORY.format(2)])
        certainties = dict(Source.objects.values_list("key", "certainty"))
        self.assertEqual(
            certainties,
            {
                "S1": "read",
                "S9": "read",
                "freedom-now-2024": "memory",
                "lemon": "memory",
                "q-nd": "read",
            },
        )

    def test_counts_for_programs_hold_the_notes(self) -> None:
        done = run("import_evidence", self.put("a.ris", RIS), "--format", "json")
        answer = json.loads(done.out)
        self.assertEqual(answer["sources"], {"new": 1, "changed": 0, "same": 0})
        self.assertEqual(
            answer["notes"],
            [{"code": "sources-from-memory", "where": "", "values": {"count": 1}}],
        )

    def test_markup_and_odd_dates_are_told(self) -> None:
        ris = RIS.replace("эмигрантов", "<script>x()</script>").replace("2024/03/05/", "long ago")
        path = self.put("a.ris", ris)
        self.assertEqual(
            notes(self.lines(path)),
            [
                f"{path}: #1.DA: {ODD_DATE}",
                f"{path}: #1.TI: Markup that a browser would act on was removed.",
                MEMORY.format(1),
            ],
        )
        self.assertEqual(
            Source.objects.get(key="freedom-now-nd").title, "Давление на родственников"
        )

    def test_the_number_of_queries_does_not_grow(self) -> None:
        # Of those who take changes into the search index one at a time; SQLite's writers are that.
        locks = 1 if connection.vendor == "postgresql" else 0
        for count in (1, 3):
            titles = [f"Nothing like it {'abc'[n] * 9 * count}" for n in range(count)]
            ris = "".join(f"TY  - RPRT\nTI  - {title}\nPB  - P\nER  -\n" for title in titles)
            path = self.put(f"{count}.ris", ris)
            with self.subTest(count), self.assertNumQueries(audited(44 + locks)):
                self.lines(path)

    def test_it_is_on_record(self) -> None:
        self.lines(self.put("a.ris", RIS), "--by", "sofia@example.org")
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.actor), ("evidence-imported", self.sofia))

    def test_only_who_may_edit_evidence(self) -> None:
        err = self.refused(self.put("a.ris", RIS), "--by", "nadia@example.org")
        self.assertEqual(err, ["error: --by: Nadia may not do this (edit-evidence)."])


class DuplicateTest(ExchangeCase):
    def setUp(self) -> None:
        super().setUp()
        make.source(
            key="S31",
            title="Давление на родственников эмигрантов",
            publisher="Freedom Now",
            issued="2024-03",
            author="",
        )

    def test_a_known_work_is_named_and_left_alone(self) -> None:
        path = self.put("a.ris", RIS)
        before = Source.objects.values().get(key="S31")
        lines = self.lines(path)
        self.assertEqual(lines[2], "sources: 1 (0 new, 0 changed)")
        self.assertEqual(
            notes(lines),
            [
                f"{path}: #1: This is S31 already (same title and date); nothing was changed."
                " If it is another work, name the entry with --distinct."
            ],
        )
        self.assertEqual(Source.objects.values().get(key="S31"), before)

    def test_by_each_mark(self) -> None:
        judgment = "ECLI:CE:ECHR:2024:0404JUD005402917"
        make.source(
            key="S32",
            title="Sherov",
            issued="2024-04-04",
            symbol=f"54029/17; {judgment}; doi:10.1000/s",
            url="https://www.example.org/s/",
        )
        table = (
            ("DO  - https://doi.org/10.1000/S", "same DOI"),
            (f"M1  - {judgment}", "same ECLI"),
            ("UR  - http://example.org/s?utm_source=x", "same address"),
            ("M1  - no. 54029/17", "same symbol"),
        )
        for line, how in table:
            with self.subTest(how):
                path = self.put(
                    "a.ris", f"TY  - GEN\nTI  - Another title\nPB  - P\n{line}\nER  -\n"
                )
                self.assertEqual(
                    notes(self.lines(path)),
                    [f"{path}: #1: This is S32 already ({how}); nothing was changed."],
                )
        self.assertEqual(Source.objects.count(), 3)

    def test_fill_adds_only_what_was_empty(self) -> None:
        path = self.put("a.ris", RIS)
        lines = self.lines(path, "--fill")
        self.assertEqual(lines[2], "sources: 1 (0 new, 1 changed)")
        self.assertEqual(
            notes(lines),
            [
                f"{path}: #1: This is S31 already; these empty fields were filled:"
                " url, symbol, extra."
            ],
        )
        source = Source.objects.get(key="S31")
        self.assertEqual(
            (source.url, source.symbol, source.issued, source.certainty),
            ("https://example.org/a", "doi:10.1000/xy", "2024-03", "read"),
        )
        again = self.lines(path, "--fill")
        self.assertEqual(again[2], "sources: 1 (0 new, 0 changed)")
        self.assertIn("already (same DOI); nothing was changed.", notes(again)[0])

    def test_a_person_may_say_that_it_is_another_work(self) -> None:
        path = self.put("a.ris", RIS)
        lines = self.lines(path, "--distinct", f"{path}: #1")
        self.assertEqual(lines[2], "sources: 1 (1 new, 0 changed)")
        self.assertEqual(Source.objects.count(), 3)
        self.assertEqual(
            self.refused(path, "--distinct", "nobody"),
            ["error: --distinct: No entry of the files is called “nobody”."],
        )

    def test_a_work_that_is_twice_in_the_files_is_taken_once(self) -> None:
        other = RIS.replace("Давление", "Pressure").replace("Freedom Now", "IFEX")
        first, second = self.put("a.ris", other), self.put("b.ris", other)
        lines = self.lines(first, second)
        self.assertEqual(lines[2], "sources: 2 (1 new, 0 changed)")
        self.assertIn(f"{second}: #1: This is ifex-2024 already (same DOI)", notes(lines)[0])

    def test_a_second_record_by_key_is_never_made_in_silence(self) -> None:
        item = documents.source(
            "S99",
            title="Давление на родственников эмигрантов",
            publisher="Freedom Now",
            issued="2024-03",
        )
        path = self.write("s.json", {"schema": "casework/evidence/1", "sources": [item]})
        self.assertEqual(
            notes(self.lines(path)),
            [f"{path}: sources[0]: S99 looks like S31. If both are one work, keep one of them."],
        )
        self.assertEqual(notes(self.lines(path)), [])


class RefusalTest(ExchangeCase):
    def test_all_that_is_wrong_is_told_by_file_entry_and_field(self) -> None:
        ris = (
            "TY  - RPRT\nID  - a\nTI  - A\nPB  - P\nDA  - 2021/02/30/\nER  -\n"
            "TY  - RPRT\nID  - a\nPB  - P\nER  -\n"
        )
        csl = [
            {"id": 1, "type": "book", "title": "Old", "issued": {"date-parts": [[2999]]}},
            {"id": 2, "type": "book", "title": "B\u0007ell", "publisher": "P"},
            {"id": 3, "type": "book", "title": "Long", "publisher": "P" * 201},
            {"id": 3, "type": "book", "title": "T", "publisher": "P", "abstract": "\u0000"},
        ]
        csv = "title,publisher,kind,themes\nT,P,spy,T99\nT,,ngo,\n"
        self.assertEqual(
            self.refused(
                self.put("a.ris", ris),
                self.put("b.json", json.dumps(csl)),
                self.put("c.csv", csv),
            ),
            [
                "error: a.ris: #1.DA: “2021-02-30” is no date. Write 2015, 2015-03, 2015-03-05,"
                " 2012~ or 2016-09/2016-10.",
                "error: a.ris: #2: “a” is given twice; the first is at a.ris: #1.",
                "error: a.ris: #2.TI: This field is missing.",
                "error: b.json: #1.issued: “2999” has not come yet.",
                "error: b.json: #1.publisher: This field is missing.",
                "error: b.json: #2.title: The text holds a control character or half a character."
                " Remove it.",
                "error: b.json: #3.publisher: The text is longer than 200 characters.",
                "error: b.json: #4: “3” is given twice; the first is at b.json: #3.",
                "error: b.json: #4.abstract: The text holds a control character or half a"
                " character. Remove it.",
                "error: c.csv: #1.kind: “spy” is not allowed here. Allowed: court, court-national,"
                " un, eu, government, government-stat, coi-unit, ngo, academic, media, party,"
                " state-position, blog, method.",
                "error: c.csv: #2.publisher: This field is missing.",
            ],
        )

    def test_codes_and_keys_that_are_not_there(self) -> None:
        csv = "title,publisher,themes,derived_from\nT,P,T05;T99,S1;S77\n"
        self.assertEqual(
            self.refused(self.put("c.csv", csv)),
            [
                "error: c.csv: #1.derived_from[1]: There is no source “S77”.",
                "error: c.csv: #1.themes[1]: “T99” is no theme code of the taxonomy.",
            ],
        )

    def test_a_key_that_another_work_has(self) -> None:
        csv = "key,title,publisher\nS1,Another work altogether,P\n"
        self.assertEqual(
            self.refused(self.put("c.csv", csv)),
            [
                "error: c.csv: #1: The key “S1” belongs to another work here: “The relatives pay”."
                " Give the entry another key, or none."
            ],
        )

    def test_one_bad_file_stops_all(self) -> None:
        good, bad = self.put("a.ris", RIS), self.put("b.ris", "TY  - RPRT\n")
        self.assertEqual(
            self.refused(good, bad),
            ["error: b.ris: #1: The reference has no end (“ER  - ”). The file may be cut off."],
        )


class ExportTest(ExchangeCase):
    def test_two_hundred_works_from_zotero_come_back_equal(self) -> None:
        items = library()
        lines = self.lines(self.put("zotero.json", json.dumps(items)))
        self.assertEqual(lines[2], "sources: 200 (200 new, 0 changed)")
        self.assertEqual(notes(lines), self.odd_dates(items))
        out = json.loads(self.export("csl-json", *self.all_but("S1")))
        self.assertEqual({item["id"]: item for item in out}, {item["id"]: item for item in items})
        again = self.lines(self.put("again.json", json.dumps(out)))
        self.assertEqual(again[2], "sources: 200 (0 new, 0 changed)")

    def test_and_through_ris_and_a_table_into_an_empty_library(self) -> None:
        self.lines(self.put("zotero.json", json.dumps(library())))
        before = self.records()
        self.assertEqual(len(before), 200)
        keys = self.all_but("S1")
        files = {form: self.export(form, *keys) for form in ("ris", "csv", "json", "csl-json")}
        for form, text in files.items():
            with self.subTest(form):
                Source.objects.exclude(key="S1").delete()
                self.lines(self.put(f"x.{form}", text))
                after = self.records()
                # RIS has no place for all that CSL says.
                gone = {"extra"} if form == "ris" else set()
                self.assertEqual(without(gone, after), without(gone, before))

    def test_two_hundred_works_as_ris_come_back_equal(self) -> None:
        self.lines(self.put("zotero.json", json.dumps(library())))
        ris = self.export("ris", *self.all_but("S1"))
        self.assertEqual(ris.count("ER  - "), 200)
        Source.objects.exclude(key="S1").delete()
        self.lines(self.put("x.ris", ris))
        self.assertEqual(self.export("ris", *self.all_but("S1")), ris)

    def test_json_is_by_the_schema(self) -> None:
        self.assertEqual(
            json.loads(self.export("json")),
            {"schema": "casework/evidence/1", "sources": [documents.source()]},
        )

    def test_chosen_sources_into_a_file(self) -> None:
        make.source(key="S2", title="=Two")
        path = self.folder / "out.csv"
        done = run("export_evidence", "--format", "csv", "--source", "S2", "--output", str(path))
        self.assertEqual((done.status, done.out), (0, f"{path}: 1\n"))
        text = path.read_bytes().decode()
        self.assertTrue(text.startswith("\ufeffkey,kind,author,publisher,title,"))
        self.assertIn("\r\nS2,ngo,,Human Rights Watch,'=Two,", text)
        self.assertNotIn("S1", text)

    def test_a_source_that_is_not_there(self) -> None:
        done = run("export_evidence", "--format", "ris", "--source", "S1", "--source", "S7")
        self.assertEqual(
            (done.status, done.err), (1, "error: --source: There is no source “S7”.\n")
        )

    def test_it_is_on_record(self) -> None:
        self.export("ris", "--by", "ida@example.org")
        entry = AuditEntry.objects.latest("number")
        self.assertEqual((entry.verb, entry.actor), ("evidence-exported", self.ida))
        self.assertEqual(entry.facts, {"format": "ris", "count": 1})

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for key in ("S2", "S3", "S4"):
            make.source(key=key)
        for keys in (["--source", "S2"], ["--source", "S2", "--source", "S3", "--source", "S4"]):
            with self.subTest(keys=keys), self.assertNumQueries(audited(10)):
                self.export("csl-json", *keys)

    def all_but(self, *keys: str) -> list[str]:
        others = Source.objects.exclude(key__in=keys).values_list("key", flat=True)
        return [word for key in others for word in ("--source", key)]

    def records(self) -> dict[str, dict[str, Any]]:
        """The records by their address, without what another library numbers in its own way."""
        rows = Source.objects.exclude(key="S1").values()
        return without({"id", "key"}, {row["url"]: dict(row) for row in rows})

    def odd_dates(self, items: list[dict[str, Any]]) -> list[str]:
        path = Path(self.folder) / "zotero.json"
        return [
            *(
                f"{path}: #{n}.issued: {ODD_DATE}"
                for n, item in enumerate(items, 1)
                if item.get("issued") == {"literal": "n.d."}
            ),
            MEMORY.format(200),
        ]


class FindingsTest(ExchangeCase):
    """Findings and links of chosen sources, out and in again."""

    def setUp(self) -> None:
        super().setUp()
        two = make.source(key="S2", title="Second report")
        one, other = (
            make.passage(key=key, of=source)
            for key, source in (("P1X", Source.objects.get(key="S1")), ("P2X", two))
        )
        make.passage_link(passage=other, kind="supports", of=one, note="Same month.")

    def test_they_come_with_json_and_go_in_again(self) -> None:
        text = self.export("json", "--findings")
        document = json.loads(text)
        self.assertEqual(
            document["links"],
            [{"passage": "P2X", "kind": "supports", "of": "P1X", "note": "Same month."}],
        )
        self.assertEqual(
            {item["key"] for item in document["passages"]} & {"P1X", "P2X"}, {"P1X", "P2X"}
        )
        Passage.objects.filter(key__in=["P1X", "P2X"]).delete()
        self.lines(self.put("x.json", text))
        self.assertEqual(PassageLink.objects.get().note, "Same month.")
        self.assertEqual(Passage.objects.get(key="P1X").to_facts().independent_sources, 2)

    def test_a_link_to_what_is_not_chosen_stays_behind(self) -> None:
        document = json.loads(self.export("json", "--findings", "--source", "S2"))
        self.assertEqual([item["key"] for item in document["passages"]], ["P2X"])
        self.assertNotIn("links", document)

    def test_other_formats_hold_none(self) -> None:
        done = run("export_evidence", "--format", "ris", "--findings")
        self.assertEqual(
            (done.status, done.err),
            (
                1,
                "error: --findings: Findings and links are given out as JSON only: "
                "--format json.\n",
            ),
        )
