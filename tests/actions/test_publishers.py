"""Profiles of publishers: kept, changed, refused, and on record."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import PermissionDenied

from casework.actions.publishers import save_publisher, version_of
from casework.domain.errors import Refused
from casework.domain.evidence_files import PublisherItem
from casework.models import AuditEntry, Publisher
from casework.wording import sentences
from tests import make
from tests.base import CastTestCase


def item(**fields: Any) -> PublisherItem:
    given = {"name": "Amnesty International", "what": "A movement.", "certainty": "memory"}
    return cast("PublisherItem", given | fields)


class SaveTests(CastTestCase):
    def refused(self, publisher: Publisher | None, given: PublisherItem, seen: str) -> list[str]:
        with self.assertRaises(Refused) as caught:
            save_publisher(publisher=publisher, item=given, seen=seen, by=self.omar)
        return sentences(caught.exception.problems)

    def test_a_profile_is_added_and_changed(self) -> None:
        made = save_publisher(
            publisher=None, item=item(name=" Amnesty\nInternational "), seen="", by=self.omar
        )
        self.assertEqual(made.name, "Amnesty International")
        changed = save_publisher(
            publisher=made,
            item=item(funding="Members.", certainty="read"),
            seen=version_of(made),
            by=self.sofia,
        )
        self.assertEqual((changed.funding, changed.certainty), ("Members.", "read"))
        self.assertEqual(changed.changed_by, self.sofia)
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(
            (entry.verb, entry.facts),
            ("publisher-saved", {"publisher": made.pk, "fields": ["funding", "certainty"]}),
        )

    def test_what_is_refused(self) -> None:
        make.publisher(name="Freedom House")
        self.assertEqual(
            self.refused(None, item(name="Freedom House"), ""),
            ["name: There is a profile of Freedom House already. Change that one."],
        )
        (said,) = self.refused(None, item(url="javascript:alert(1)"), "")
        self.assertEqual(said.partition(":")[0], "url")
        self.assertEqual(len(self.refused(None, item(what="", certainty="sure"), "")), 2)
        self.assertEqual(Publisher.objects.count(), 1)

    def test_a_form_opened_before_another_change_is_refused(self) -> None:
        made = make.publisher()
        opened = version_of(made)
        save_publisher(
            publisher=made, item=item(name=made.name, what="New."), seen=opened, by=self.sofia
        )
        (said,) = self.refused(made, item(name=made.name, what="Mine."), opened)
        self.assertIn("Someone else has changed this profile", said)
        self.assertEqual(Publisher.objects.get().what, "New.")

    def test_only_who_may_edit_evidence(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                save_publisher(publisher=None, item=item(), seen="", by=person)
