"""What was searched where, when and with what result; and searches that are kept."""

from __future__ import annotations

from django.db import models

from casework.domain.names import WORD, word_key
from casework.domain.roles import Can
from casework.domain.searches import Question, from_text
from casework.models.codes import CODE_LENGTH, new_code
from casework.models.encrypted import EncryptedTextField, blind_index
from casework.models.evidence import Source
from casework.models.people import Team, User
from casework.models.persons import NameKey
from casework.models.search_index import IndexEntry
from casework.models.taxonomy import Term


class ResearchQuerySet(models.QuerySet["ResearchEntry"]):
    def visible_to(self, user: User) -> ResearchQuerySet:
        """The research of the person's own team: what was looked for tells who asked.

        For those who work on cases only; a translator or auditor would learn of them.
        """
        return self.filter(team=user.team) if user.may(Can.LOG_RESEARCH) else self.none()

    def for_list(self) -> ResearchQuerySet:
        return self.select_related("by").prefetch_related("themes", "sources")


class ResearchEntry(models.Model):
    """One step of a search for country information, so that the research path can be shown."""

    key = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    place = models.CharField(max_length=200)
    query = EncryptedTextField()
    language = models.CharField(max_length=3, blank=True)
    hits = models.PositiveIntegerField(null=True, blank=True)
    result = EncryptedTextField(blank=True)
    themes = models.ManyToManyField(Term, blank=True, related_name="+")
    sources = models.ManyToManyField(Source, blank=True, related_name="research")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = ResearchQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.key


def names_in(team: Team, *texts: str) -> list[str]:
    """The words of the texts that sound like a name of a person in a case of the team.

    Compared by blind index: no name is read. Usual words may sound like a name as well.
    """
    words = dict.fromkeys(word for text in texts for word in WORD.findall(text))
    digests = {word: blind_index(key) for word in words if (key := word_key(word))}
    found = set(
        NameKey.objects.filter(person__case__team=team, digest__in=set(digests.values()))
        .order_by()
        .values_list("digest", flat=True)
    )
    return [word for word, digest in digests.items() if digest in found]


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def visible_to(self, user: User) -> SavedSearchQuerySet:
        """One's own searches, and nobody else's: what is looked for tells whom one works for."""
        return self.filter(user=user) if user.may(Can.READ_EVIDENCE) else self.none()

    def slots(self) -> dict[int, int | None]:
        """For each the slot of the first finding in the index that came after the last look."""
        newer = IndexEntry.objects.filter(passage_pk__gt=models.OuterRef("seen"))
        first = models.Subquery(newer.order_by("passage_pk").values("slot")[:1])
        return dict(self.annotate(slot=first).values_list("pk", "slot"))


class SavedSearch(models.Model):
    """A search of the library that a person keeps for herself; words and facets as addressed."""

    key = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_searches")
    name = EncryptedTextField()
    query = EncryptedTextField()
    # The newest passage when the search was last looked at, to tell what is new since.
    seen = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key

    @property
    def question(self) -> Question:
        return from_text(self.query)
