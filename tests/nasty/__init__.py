"""Papers as strangers send them, each made by its own few lines; no file comes from elsewhere."""

from __future__ import annotations

from tests.nasty.active import ACTIVE
from tests.nasty.case import Nasty
from tests.nasty.files import FILES
from tests.nasty.looks import LOOKS
from tests.nasty.pages import PAGES
from tests.nasty.pictures import PICTURES
from tests.nasty.structure import STRUCTURE

__all__ = ["CORPUS", "Nasty"]

CORPUS: tuple[Nasty, ...] = (*PAGES, *STRUCTURE, *ACTIVE, *LOOKS, *PICTURES, *FILES)
