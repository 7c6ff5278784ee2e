"""The demo: two offices of invented people, and three cases that one of them works on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from casework.actions.access import grant_access
from casework.actions.case_files import import_case
from casework.actions.teams import add_person, new_password, reset_password
from casework.adapters.json_documents import read
from casework.domain.roles import Role
from casework.models import Case, CaseMember, User

OFFICE = "Rights at the Border (demo)"
OTHER_OFFICE = "Another Office (demo)"
PEOPLE = (
    ("Anna", Role.CASEWORKER, OFFICE),
    ("Marek", Role.LAWYER, OFFICE),
    ("Julia", Role.LAWYER, OFFICE),
    ("Dilnoza", Role.TRANSLATOR, OFFICE),
    ("Helga", Role.SUPERVISOR, OFFICE),
    ("Omid", Role.AUDITOR, OFFICE),
    ("Petra", Role.SUPERVISOR, OTHER_OFFICE),
)
# Who works on the case of each file besides Marek, who brings them in.
CASES = {"poland": ("Anna",), "germany": ("Anna", "Julia"), "austria": ("Anna",)}


@dataclass(frozen=True, slots=True)
class Demo:
    """The people who can log in, with one password for all, and the references of the cases."""

    people: tuple[User, ...]
    password: str
    cases: tuple[str, ...]


def seed_demo(*, folder: Path, password_file: Path) -> Demo:
    """Bring in the demo from its folder; what is there already stays as it is.

    The password is random, made once for an installation and kept in the file. Raises Refused
    when a case file cannot be taken.
    """
    password, is_new = _password(password_file)
    people = {name: _person(name, role, team, password) for name, role, team in PEOPLE}
    if is_new:
        for user in people.values():
            if not user.check_password(password):
                reset_password(user=user, password=password)
    refs = [
        _case(folder / f"{file}.json", [people[n] for n in on], people["Marek"])
        for file, on in CASES.items()
    ]
    return Demo(tuple(people.values()), password, tuple(refs))


def _password(file: Path) -> tuple[str, bool]:
    if file.exists() and (known := file.read_text(encoding="utf-8").strip()):
        return known, False
    password = new_password()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    # Never readable by others, not even for the moment before a chmod.
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"{password}\n")
    draft.replace(file)
    return password, True


def _person(name: str, role: Role, team: str, password: str) -> User:
    email = f"{name.lower()}@demo.example"
    present = User.objects.filter(email=email).select_related("team").first()
    return present or add_person(
        email=email, name=name, team=team, role=role.value, password=password
    )


def _case(path: Path, others: list[User], lawyer: User) -> str:
    document = read(path)
    ref = document.get("ref", "") if isinstance(document, dict) else ""
    case = Case.objects.filter(ref=ref).first() or import_case(
        document, folder=path.parent, filename=path.name, by=lawyer
    )
    for user in others:
        if not CaseMember.objects.filter(case=case, user=user).exists():
            grant_access(case=case, user=user, by=lawyer)
    return case.ref
