"""Rules of law in templates."""

from __future__ import annotations

from django import template

from casework.domain.law_rules import Quoted
from casework.wording.deadlines import CERTAINTIES

register = template.Library()


@register.filter
def known(rule: Quoted) -> str:
    """How the rule is known: seen in the official text, in a secondary source …"""
    return str(CERTAINTIES[rule.certainty])
