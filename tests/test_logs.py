from __future__ import annotations

import io
import logging
import unittest

from casework.logs import Discreet

SECRET = "Amina Rahimova"


def logged(error: Exception) -> str:
    """What the log of the installation says of an error that was not expected."""
    output = io.StringIO()
    handler = logging.StreamHandler(output)
    handler.setFormatter(Discreet())
    logger = logging.getLogger("casework.test")
    logger.propagate = False
    logger.addHandler(handler)
    try:
        logger.error("Internal Server Error: /cases/", exc_info=error)
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    return output.getvalue()


def fail(name: str) -> None:
    raise ValueError(f"“{name}” must be either true or false")


def fail_twice(name: str) -> None:
    try:
        fail(name)
    except ValueError as error:
        raise RuntimeError(f"row of {name}") from error


class DiscreetTests(unittest.TestCase):
    def error(self, call: object) -> Exception:
        try:
            call(SECRET)  # type: ignore[operator] # one of the two functions above
        except Exception as error:
            return error
        raise AssertionError

    def test_it_tells_the_kind_and_the_place_but_never_the_words(self) -> None:
        told = logged(self.error(fail))
        self.assertNotIn(SECRET, told)
        lines = told.splitlines()
        self.assertEqual(
            (lines[0], lines[-1]), ("Internal Server Error: /cases/", "builtins.ValueError")
        )
        self.assertRegex(lines[-2], r"tests/test_logs\.py:\d+ in fail$")

    def test_it_tells_what_led_to_an_error_first(self) -> None:
        told = logged(self.error(fail_twice))
        self.assertNotIn(SECRET, told)
        kinds = [line for line in told.splitlines() if line.startswith("builtins.")]
        self.assertEqual(kinds, ["builtins.ValueError", "builtins.RuntimeError"])

    def test_the_installation_logs_so(self) -> None:
        formatters = [type(handler.formatter) for handler in logging.getLogger().handlers]
        self.assertIn(Discreet, formatters)
