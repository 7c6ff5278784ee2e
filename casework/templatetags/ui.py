"""Parts that many screens are made of."""

from __future__ import annotations

from fnmatch import fnmatch

from django import forms, template
from django.forms import BoundField

from casework.models import AuditEntry
from casework.wording import labels, verbs

register = template.Library()


@register.filter
def label(code: str, of: str) -> str:
    """The name of a code: {{ case.stage|label:"stage" }}."""
    return labels.label(code, of)


@register.filter
def begins(text: str, start: str) -> bool:
    """Whether an address lies below another one: {% if request.path|begins:url %}."""
    return text.startswith(start)


@register.filter
def verb_sentence(entry: AuditEntry) -> str:
    """What an audit entry says was done, in words."""
    return verbs.verb_sentence(entry)


@register.inclusion_tag("_fields.html")
def fields(form: forms.Form, names: str) -> dict[str, list[BoundField]]:
    """Some fields of a form in the order named: {% fields form "kind when what_*" %}."""
    chosen = [
        form[name] for wanted in names.split() for name in form.fields if fnmatch(name, wanted)
    ]
    return {"chosen": chosen}
