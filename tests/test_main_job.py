"""The main job as a person does it, on an installation of its own: real server, worker and PDF."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from unittest import TestCase
from urllib.error import URLError
from urllib.request import urlopen

import pikepdf
import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser import open_page

ROOT = Path(settings.BASE_DIR)


def environment(data: str) -> dict[str, str]:
    """The settings of an office that has just been set up, with the embedded database."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")}
    return kept | {
        "CASEWORK_SECRET_KEY": "an-installation-for-one-test",
        "CASEWORK_FIELD_KEYS": Fernet.generate_key().decode(),
        "CASEWORK_DATA_DIR": data,
        "CASEWORK_INSECURE_HTTP": "1",
        "CASEWORK_ALLOWED_HOSTS": "127.0.0.1",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def installation() -> Iterator[tuple[str, str]]:
    """The address and the demo password of a site that is served until the test is over."""
    with tempfile.TemporaryDirectory(prefix="casework-job-") as data:
        env, port = environment(data), free_port()
        for command in (["migrate"], ["load_reference"], ["seed_demo"]):
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=env,
                check=True,
                capture_output=True,
            )
        subprocess.run(
            [sys.executable, "manage.py", "collectstatic", "--noinput"],
            cwd=ROOT,
            env=env,
            check=True,
            capture_output=True,
        )
        bind = ["--bind", f"127.0.0.1:{port}", "--threads", "4"]
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "casework.wsgi", "--no-control-socket", *bind],
            cwd=ROOT,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/log-in/")
            password = (Path(data) / "keys" / "demo_password").read_text().strip()
            yield f"http://127.0.0.1:{port}", password
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urlopen(address):  # noqa: S310 -- our own server on this machine
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.mark.browser
class MainJobTest(TestCase):
    def test_a_lawyer_uses_a_suggestion_builds_a_pack_and_downloads_it(self) -> None:
        with installation() as (site, password), open_page() as page:
            self.log_in(page, site, password)
            page.get_by_role("link", name="Nekruz Homidov").first.click()
            expect(page.locator("h1")).to_have_text("Nekruz Homidov")
            page.get_by_role("link", name="Claim and evidence").click()
            page.get_by_role("link", name="Evidence matrix").click()
            used = page.locator("#claim-progress")
            before = used.inner_text()
            page.get_by_role("link", name="Protection by the State").click()
            page.get_by_role("button", name=re.compile("^Use")).first.click()
            expect(page.locator("#claim-progress")).not_to_have_text(before)
            page.goto(f"{site}/cases/DE-2026-DEMO/packs/")
            page.get_by_role("button", name="Build the pack").click()
            download = page.get_by_role("link", name="Download").first
            expect(download).to_be_visible(timeout=90_000)
            with page.expect_download() as waiting:
                download.click()
            content = waiting.value.path().read_bytes()
        with pikepdf.open(BytesIO(content)) as pack:
            self.assertGreater(len(pack.pages), 25)
            self.assertEqual(str(pack.Root.Lang), "de")

    def log_in(self, page: Page, site: str, password: str) -> None:
        page.goto(site)
        page.get_by_label("E-mail").fill("marek@demo.example")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("h1")).to_contain_text("Marek")
