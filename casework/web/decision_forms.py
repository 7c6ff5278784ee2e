"""The form of a decision, and what its law suggests while it is being filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from casework.actions.decisions import DecisionFields, Upload, fill
from casework.domain.cases import Jurisdiction
from casework.domain.errors import Refused
from casework.domain.law_rules import Known, ProcedureRegime, Unit, in_language
from casework.domain.periods import PERSONAL, read_span
from casework.domain.regimes import procedure_regime
from casework.domain.rulebook import DecisionKind, Rulebook
from casework.domain.watch import Given
from casework.models import Case, Decision
from casework.templatetags.texts import plain_text_in
from casework.web.documents import checked_size
from casework.web.forms import DayField, PlainForm
from casework.wording.calculations import rule_language
from casework.wording.deadlines import MANNERS
from casework.wording.labels import choices
from casework.wording.watch import LAENDER, UNITS

LETTERS = {Unit.DAYS: "d", Unit.WEEKS: "w", Unit.MONTHS: "m"}
SAME = (
    *("kind", "law_kind", "decided_on", "served_on", "manner", "land"),
    *("limit_on", "instruction_missing", "remedy"),
)


class DecisionForm(PlainForm):
    law_kind = forms.ChoiceField(label=_("What was decided"), required=False)
    kind = forms.CharField(
        label=_("In your own words"),
        max_length=120,
        required=False,
        help_text=_(
            "As the paper calls it. Needed when the decision is not in the list: then nothing is "
            "computed."
        ),
    )
    decided_on = DayField(label=_("Dated"))
    served_on = DayField(
        label=_("Served on"),
        help_text=_("The day the file shows: handed over, posted, deposited or arrived."),
    )
    manner = forms.ChoiceField(label=_("Manner of service"), required=False)
    land = forms.ChoiceField(
        label=_("Where the court sits"),
        required=False,
        choices=choices(LAENDER, empty=_("not known yet")),
        help_text=_("The holidays of this Land count, not those of the office."),
    )
    limit_on = DayField(label=_("Last day that it gives"))
    period_amount = forms.IntegerField(
        label=_("Or the period that it gives"), required=False, min_value=1, max_value=365
    )
    period_unit = forms.ChoiceField(label=_("Unit"), choices=choices(UNITS), required=False)
    instruction_missing = forms.BooleanField(
        label=_("There is no instruction on remedies, or it is wrong"), required=False
    )
    remedy = forms.CharField(
        label=_("Remedy"),
        required=False,
        max_length=200,
        help_text=_("What can be done, and before whom."),
    )
    paper = forms.ChoiceField(label=_("Choose the paper from the file"), required=False)
    upload = forms.FileField(
        label=_("Or upload it"),
        required=False,
        help_text=_("PDF, JPEG or PNG. It is kept encrypted, exactly as received."),
        widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, case: Case, decision: Decision | None, book: Rulebook, *args: Any) -> None:
        super().__init__(*args, initial=_initial(decision))
        self.case, self.book = case, book
        self.regime = regime_of(case, book)
        if case.jurisdiction != Jurisdiction.GERMANY:
            del self.fields["land"]
        papers = [(paper.key, plain_text_in(paper.title)) for paper in case.documents.all()]
        self._offer("paper", [("", _("(not in the file)")), *papers])
        self._offer("manner", manners(book, case.jurisdiction))
        kinds = [(kind.kind, _title(kind)) for kind in self.kinds()]
        self._offer("law_kind", [("", _("another decision")), *kinds])

    def kinds(self) -> tuple[DecisionKind, ...]:
        """The kinds of decisions of the country, when it is clear which law governs."""
        if self.regime is None:
            return ()
        return self.book.kinds(self.case.jurisdiction, self.regime)

    @property
    def nothing_known(self) -> bool:
        """No limit of this law has been found: the instruction is all there is."""
        rules, kinds = self.book.rules, self.kinds()
        mains = [rules.get(kind.limits[0].rule) for kind in kinds if kind.limits]
        return bool(mains) and not any(isinstance(rule, Known) for rule in mains)

    def clean_upload(self) -> Any:
        return checked_size(self.cleaned_data["upload"])

    def decision_fields(self) -> DecisionFields:
        """What has been entered; what is missing or wrong is empty."""
        data = self.cleaned_data
        amount, unit = data.get("period_amount"), data.get("period_unit")
        return DecisionFields(
            **{name: data[name] for name in SAME if data.get(name)},
            instruction_period=f"{amount}{LETTERS[Unit(unit)]}" if amount and unit else "",
            paper=data.get("paper", ""),
        )

    def given(self) -> Given:
        """What there is to reckon with so far."""
        decision = Decision(case=self.case)
        fill(decision, self.decision_fields())
        return decision.to_given()

    def taken(self) -> Upload | None:
        file = self.cleaned_data["upload"]
        return Upload(file.read(), file.name) if file else None

    def _offer(self, name: str, offered: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = offered


def regime_of(case: Case, book: Rulebook) -> ProcedureRegime | None:
    """The law that governs the procedure; None while that is not clear."""
    try:
        return procedure_regime(book, case.claim_dates())
    except Refused:
        return None


def manners(book: Rulebook, jurisdiction: str) -> list[tuple[str, str]]:
    """The manners of service of the country, handing over first."""
    known = book.services(jurisdiction)
    offered = [(code, str(words)) for code, words in MANNERS.items() if code in known]
    return offered + [(code, code) for code in known if code not in MANNERS]


def _title(kind: DecisionKind) -> str:
    return in_language(kind.titles, rule_language(get_language()))


def _initial(decision: Decision | None) -> dict[str, object]:
    if decision is None:
        return {"manner": PERSONAL, "period_unit": Unit.WEEKS.value}
    initial: dict[str, object] = {name: getattr(decision, name) for name in SAME}
    initial["manner"] = decision.manner or PERSONAL
    initial["period_unit"] = Unit.WEEKS.value
    initial["paper"] = decision.document.key if decision.document else ""
    if decision.instruction_period:
        span = read_span(decision.instruction_period)
        initial |= {"period_amount": span.amount, "period_unit": span.unit.value}
    return initial
