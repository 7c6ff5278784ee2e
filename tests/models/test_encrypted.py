"""What a stolen database must not tell."""

from __future__ import annotations

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import connection
from django.test import override_settings

from casework.models import Case, Event, Person, PersonName
from casework.models.encrypted import Undecryptable, blind_index
from tests import make
from tests.base import CastTestCase

SECRETS = ("Farzona", "Qodirova", "Secret summary", "Secret summons", "Khujand", "+992", "1991")


class StolenDatabaseTest(CastTestCase):
    def setUp(self) -> None:
        case = make.case(by=self.omar, authority_reference="+992 555")
        make.person(
            of=case,
            name="Farzona Qodirova",
            born="1991-04-02",
            contact="+992 000",
            place="Khujand",
            notes="Secret summary",
        )
        make.event(of=case)
        self.case = case

    def test_no_row_of_any_table_holds_the_clients_words(self) -> None:
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- our own table names
                text = repr(cursor.fetchall())
                for secret in SECRETS:
                    self.assertNotIn(secret, text, table)

    def test_the_program_reads_them(self) -> None:
        self.assertEqual(
            Case.objects.get(pk=self.case.pk).summary, {"en": "Secret summary of a claim."}
        )
        self.assertEqual(PersonName.objects.get().text, "Farzona Qodirova")
        self.assertEqual(Person.objects.get().born, "1991-04-02")
        self.assertEqual(Event.objects.get().place, "Khujand")

    def test_a_wrong_key_is_an_error_that_names_the_field(self) -> None:
        with (
            override_settings(FIELD_KEYS=[Fernet.generate_key().decode()]),
            self.assertRaisesMessage(Undecryptable, "Person.born does not open"),
        ):
            Person.objects.get()

    def test_an_old_key_opens_after_rotation(self) -> None:
        keys = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
        with override_settings(FIELD_KEYS=keys):
            self.assertEqual(Person.objects.get().born, "1991-04-02")

    def test_an_empty_text_stays_empty(self) -> None:
        person = make.person(of=self.case, key="father", role="relative-at-home")
        self.assertEqual(Person.objects.get(pk=person.pk).contact, "")


class BlindIndexTest(CastTestCase):
    def test_equal_values_have_equal_fingerprints(self) -> None:
        self.assertEqual(blind_index("qvtv"), blind_index("qvtv"))
        self.assertNotEqual(blind_index("qvtv"), blind_index("krmv"))

    def test_another_installation_has_other_fingerprints(self) -> None:
        here = blind_index("qvtv")
        with override_settings(FIELD_KEYS=[Fernet.generate_key().decode()]):
            self.assertNotEqual(blind_index("qvtv"), here)
