from __future__ import annotations

from django.http import HttpRequest
from django.test import Client, RequestFactory

from casework.web import errors
from tests.base import CastTestCase


class ErrorPageTests(CastTestCase):
    def test_a_page_that_is_not_there_says_so_in_the_readers_language(self) -> None:
        response = self.client.get("/nothing/")
        self.assertContains(response, "There is nothing here", status_code=404)
        self.assertContains(response, '<html lang="en"', status_code=404)

    def test_what_is_not_allowed_says_so(self) -> None:
        self.client.force_login(self.rafi)
        self.assertContains(self.client.get("/audit/"), "You may not do this", status_code=403)

    def test_a_form_that_is_too_old_says_what_to_do(self) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.nadia)
        response = client.post("/log-out/")
        self.assertContains(response, "Please send it again", status_code=403)

    def test_a_fault_of_ours_says_so_without_a_trace_of_the_inside(self) -> None:
        response = errors.server_error(RequestFactory().get("/"))
        page = response.content.decode()
        self.assertEqual(response.status_code, 500)
        self.assertIn("The fault is ours, not yours.", page)
        self.assertNotIn("Traceback", page)

    def test_a_broken_request_says_so(self) -> None:
        request: HttpRequest = RequestFactory().get("/")
        response = errors.bad_request(request, Exception("inside"))
        self.assertContains(response, "This request cannot be understood", status_code=400)
        self.assertNotIn(b"inside", response.content)
