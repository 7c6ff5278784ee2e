"""A headless Chromium for tests, and the accessibility rules of axe run in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Tests speak to 127.0.0.1 only: no look-ups, updates, field trials or reports from the browser.
QUIET = (
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    "--disable-field-trial-config",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


def chromium_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def open_page(locale: str = "en-GB", *, javascript: bool = True) -> Iterator[Page]:
    """Open an empty page 1280 wide in a new browser, which ends with the block.

    Inside the block the database calls of a Django test need DJANGO_ALLOW_ASYNC_UNSAFE, because
    Playwright keeps an event loop in this thread; it is set here and put back afterwards.
    """
    path = chromium_path()
    if path is None:
        raise FileNotFoundError("no Chromium on the path; apt-get install -y chromium")
    args = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*QUIET]
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=args)
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        try:
            context = browser.new_context(
                locale=locale,
                java_script_enabled=javascript,
                viewport={"width": 1280, "height": 900},
            )
            yield context.new_page()
        finally:
            browser.close()
            if before is None:
                del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
            else:
                os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


def axe_violations(page: Page) -> list[str]:
    """List what axe finds on the page as it stands: rule, impact, what to do, and the elements."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: "
        + "; ".join(" ".join(map(str, node["target"])) for node in rule["nodes"])
        for rule in found
    ]
