"""A served site with the cast and the rows of the access table, for tests in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connection
from django.test import Client
from playwright.sync_api import Page

from casework.models import Case, User
from tests.base import gather_cast
from tests.browser import open_page
from tests.test_access import gather_rows


class LiveTestCase(StaticLiveServerTestCase):
    nadia: User
    omar: User
    sofia: User
    rafi: User
    case: Case

    def setUp(self) -> None:
        gather_cast(self)
        gather_rows(self)

    @contextmanager
    def browser(self, user: User | None = None, **options: Any) -> Iterator[Page]:
        """A page in a new browser, in which the person has logged in."""
        with open_page(**options) as page:
            if user:
                client = Client()
                client.force_login(user)
                self.cookie(page, "sessionid", client.cookies["sessionid"].value)
            try:
                yield page
            finally:
                # Playwright's event loop has a session of its own, which would outlive the test.
                connection.close()

    def cookie(self, page: Page, name: str, value: str) -> None:
        page.context.add_cookies([{"name": name, "value": value, "url": self.live_server_url}])

    def _fixture_teardown(self) -> None:
        # SQLite empties tables by DELETE, which the audit record rightly refuses.
        with _triggers_lifted():
            super()._fixture_teardown()  # type: ignore[misc] # Django's, not in its stubs


@contextmanager
def _triggers_lifted() -> Iterator[None]:
    with connection.cursor() as cursor:
        triggers: list[tuple[str, str]] = []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        try:
            yield
        finally:
            for _, sql in triggers:
                cursor.execute(sql)
