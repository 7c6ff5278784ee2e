"""Screens: one file per stem with its forms, views and addresses."""

from __future__ import annotations

from django.urls import register_converter
from django.urls.converters import StringConverter


class KeyConverter(StringConverter):
    """A key of a person, event or document within its case, as docs/case.schema.json has it."""

    regex = "[A-Za-z0-9][A-Za-z0-9._-]*"


# Here, because path() needs the converter as soon as any module of this package is imported.
register_converter(KeyConverter, "key")
