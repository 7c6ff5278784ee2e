"""The people of a case, their names in every script, and how they are related."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import Kinship, PersonFacts, PersonRole, RelationFacts
from casework.domain.dates import parse_fuzzy
from casework.models.cases import Case
from casework.models.encrypted import EncryptedTextField
from casework.models.taxonomy import Term


class Person(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    key = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    pseudonym = EncryptedTextField(blank=True)
    sex = models.CharField(max_length=1, blank=True)
    born = EncryptedTextField(blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    place = EncryptedTextField(blank=True)
    contact = EncryptedTextField(blank=True)
    notes = EncryptedTextField(blank=True)
    profiles = models.ManyToManyField(Term, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="person_unique", fields=["case", "key"]),
            models.UniqueConstraint(
                name="one_applicant",
                fields=["case"],
                condition=models.Q(role=PersonRole.APPLICANT.value),
            ),
            models.CheckConstraint(
                name="person_role_known",
                condition=models.Q(role__in=[role.value for role in PersonRole]),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def name(self) -> str:
        names = list(self.names.all())
        return names[0].text if names else self.key

    def to_facts(self) -> PersonFacts:
        return PersonFacts(
            key=self.key,
            role=PersonRole(self.role),
            names=tuple(name.text for name in self.names.all()),
            born=parse_fuzzy(self.born),
            nationality=self.nationality,
            place=self.place,
            sex=self.sex,
            pseudonym=self.pseudonym,
            profiles=frozenset(term.code for term in self.profiles.all()),
        )


class PersonName(models.Model):
    """A name as written in one script; the first is the one a pack uses."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    text = EncryptedTextField()
    script = models.CharField(max_length=4)
    note = EncryptedTextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.text)


class NameKey(models.Model):
    """Keyed fingerprint of one word of a person's names, so that names can be found."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="name_keys")
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="name_key_unique", fields=["person", "digest"])
        ]

    def __str__(self) -> str:
        return self.digest


class Relation(models.Model):
    """PERSON is the KIND of OF: the father is the parent of the applicant."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="relations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20)
    of = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="related")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="relation_unique", fields=["person", "kind", "of"]),
            models.CheckConstraint(
                name="relation_not_to_self", condition=~models.Q(person=models.F("of"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.of_id}"

    def to_facts(self) -> RelationFacts:
        return RelationFacts(self.person.key, Kinship(self.kind), self.of.key)
