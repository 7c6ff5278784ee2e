"""Casework: asylum case files, country evidence and briefing packs."""

from __future__ import annotations

__version__ = "0.1.0"
