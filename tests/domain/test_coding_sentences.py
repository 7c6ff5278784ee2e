"""Sentences as clients tell them, in five languages, and the codes they speak for."""

from __future__ import annotations

from unittest import TestCase

from benchmarks.coding.measures import cues
from casework.domain.cues import find, tokens_of

# Each sentence with codes it must propose and codes it must not.
SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "en": [
        ("He was arrested at home and beaten with a rubber stick.", "ARREST TORTURE", "KILL"),
        ("He was never arrested, beaten or tortured.", "", "ARREST TORTURE"),
        ("She fears that she will be arrested.", "", "ARREST"),
        ("If he is sent back he is tortured.", "", "TORTURE"),
        ("He joined Group 24 in Moscow.", "G24", "IRPT-MEM"),
        ("The police did not register her complaint.", "IMPUNITY STATE-MVD", ""),
        ("The security committee summoned his mother.", "STATE-GKNB INTIMID", "STATE-MVD"),
        ("They sentenced him in his absence to sixteen years.", "UNFAIR-TRIAL LONG-SENT", "LIFE"),
        ("He was not only questioned but also tortured.", "INTIMID TORTURE", ""),
        ("He had a cardiac arrest in spring.", "", "ARREST"),
    ],
    "de": [
        ("Er wurde am 29. September festgenommen und geschlagen.", "ARREST TORTURE", "KILL"),
        ("Er wurde nicht gefoltert.", "", "TORTURE"),
        ("Sie verhafteten mich nicht.", "", "ARREST"),
        ("Er fürchtet, verhaftet zu werden.", "", "ARREST"),
        ("Er war Mitglied der Gruppe 24.", "G24", "IRPT-MEM"),
        ("Die Polizei nahm die Anzeige nicht auf.", "STATE-MVD IMPUNITY", ""),
        ("Nachts nahmen ihn zwei Männer der Staatssicherheit fest.", "ARREST STATE-GKNB", ""),
        ("Er wurde aus der Haft entlassen.", "", "JOB-DISC"),
        ("Sie wurde vom Präsidialamt verleumdet.", "SMEAR STATE-PRES", "SEXVID"),
    ],
    "pl": [
        ("Został zatrzymany przez milicję i pobity.", "ARREST TORTURE STATE-MVD", "KILL"),
        ("Nigdy nie był torturowany.", "", "TORTURE"),
        ("Obawia się, że zostanie aresztowany.", "", "ARREST"),
        ("Należał do Grupy 24 w Moskwie.", "G24", "IRPT-MEM"),
        ("Skazano go zaocznie na szesnaście lat więzienia.", "UNFAIR-TRIAL LONG-SENT", "LIFE"),
        ("Policja nie przyjęła zgłoszenia.", "IMPUNITY STATE-MVD", ""),
        ("Zwolniono mnie z pracy, a syna skreślono z listy studentów.", "EDU-DISC", ""),
        ("Straż graniczna zawróciła nas w Terespolu.", "PUSHBACK FOREIGN-EU", ""),
        ("Tłum obrzucił dom kamieniami.", "MOB-HOME PRO-GOV-MOB", ""),
    ],
    "ru": [
        ("Его задержали сотрудники ГКНБ и пытали током.", "ARREST STATE-GKNB TORTURE", "KILL"),
        ("Его не пытали.", "", "TORTURE"),
        ("Она боится, что его арестуют.", "", "ARREST"),
        ("Он вступил в «Группу 24».", "G24", "IRPT-MEM"),
        ("Сестру уволили из школы из-за брата.", "JOB-DISC FAM-REPRISAL", ""),
        ("Его осудили на шестнадцать лет за закрытыми дверями.", "UNFAIR-TRIAL LONG-SENT", "LIFE"),
        ("Милиция не приняла заявление, дело закрыли.", "IMPUNITY STATE-MVD", ""),
        ("Толпа забросала дом камнями.", "MOB-HOME PRO-GOV-MOB", ""),
        ("Если его вернут, его арестуют.", "", "TORTURE"),
    ],
    "tg": [
        (
            "Ӯро кормандони КДАМ боздошт карданд ва шиканҷа доданд.",
            "ARREST TORTURE STATE-GKNB",
            "",
        ),
        ("Ӯро шиканҷа накарданд.", "", "TORTURE"),
        ("Ман узви Гурӯҳи 24 будам.", "G24", "IRPT-MEM"),
        ("Модарамро ба бозпурсӣ даъват карданд.", "INTIMID", "TORTURE"),
        ("Ҳизби наҳзати исломиро манъ карданд.", "PARTY-BAN", ""),
        ("Ӯро ба шонздаҳ соли зиндон маҳкум карданд.", "LONG-SENT STATE-JUD", "LIFE"),
        ("Бародарам аз кор ронда шуд.", "JOB-DISC", ""),
        ("Милиса аризаи маро қабул накард.", "IMPUNITY STATE-MVD", ""),
    ],
}


class SentenceTests(TestCase):
    def test_each_sentence_proposes_what_it_tells_and_not_what_it_denies_or_fears(self) -> None:
        for language, sentences in SENTENCES.items():
            for text, told, untold in sentences:
                with self.subTest(language=language, text=text):
                    found = _codes(text, language)
                    self.assertEqual(set(told.split()) - found, set())
                    self.assertEqual(set(untold.split()) & found, set())

    def test_a_sentence_is_read_in_its_own_language_only(self) -> None:
        self.assertEqual(_codes("Wurde er gefoltert?", "en"), set())
        self.assertEqual(_codes("He was tortured.", "ru"), set())

    def test_capitals_accents_and_marks_apart_change_nothing(self) -> None:
        self.assertIn("TORTURE", _codes("GEFOLTERT", "de"))
        self.assertIn("KILL", _codes("getotet", "de") | _codes("geto\u0308tet", "de"))
        self.assertIn("ARREST", _codes("заде\u0440жан", "ru"))
        self.assertIn("STATE-MVD", _codes("полици\u0438\u0306", "ru"))


def _codes(text: str, language: str) -> set[str]:
    found = find(tokens_of(text, language), cues(), language)
    return {hit.cue.code for hit in found if not hit.cue.is_weak}
