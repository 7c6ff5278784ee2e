"""Small words of the five languages that decide what a story says: not, if, fear, and, father."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.domain.cases import Kinship
from casework.domain.names import fold

LANGUAGES = ("en", "de", "pl", "ru", "tg")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words, and beginnings of words, which are written with a star."""

    whole: frozenset[str]
    starts: tuple[str, ...]

    def has(self, key: str) -> bool:
        return key in self.whole or (bool(self.starts) and key.startswith(self.starts))


def words(text: str) -> Words:
    """The words of a line, as they are compared."""
    parts = text.split()
    starts = tuple(sorted(fold(part[:-1]) for part in parts if part.endswith("*")))
    return Words(frozenset(fold(part) for part in parts if not part.endswith("*")), starts)


def _by_language(**lines: str) -> Mapping[str, Words]:
    return {language: words(lines.get(language, "")) for language in LANGUAGES}


# A negation stands before what it denies, in the same part of the sentence.
NEGATIONS = _by_language(
    en="not no never nobody none neither nor without nothing didn wasn weren isn hasn hadn cannot",
    de="nicht nie niemals kein* niemand nichts weder noch ohne",
    pl="nie nigdy nikt nikogo żaden żadn* ani bez nic",
    ru="не ни никогда никто никого никак* без нет",
    tg="не на нест ҳеч ҳеҷ ҳаргиз бе набуд нашуд накард",
)
# German and Tajik also deny with a word after the verb.
NEGATIONS_AFTER = _by_language(
    de="nicht nie niemals",
    tg="накард* нашуд* набуд* надид* нест нестам нестанд нагашт* накун* намешав* накарда нашуда",
)
# “Not only” denies nothing.
ONLY = _by_language(
    en="only just merely", de="nur bloß", pl="tylko jedynie", ru="только лишь", tg="танҳо фақат"
)
# What would be, or may come, is not told as having happened.
UNREAL = _by_language(
    en="if would might could may unless should whether",
    de="falls wenn ob sofern",
    pl="jeśli jeżeli gdyby czy mógłby mogłaby mogliby byłby byłaby",
    ru="если бы будто ли",
    tg="агар шояд мабодо",
)
FEARED = _by_language(
    en="fear* afraid threaten* threat threats risk* warned danger avoid escape promis*",
    de="fürcht* befürcht* angst droh* gedroht* bedroh* gefahr risik* warnt* gewarnt",
    pl="boi bał bała boję boją obawi* grozi* zagrozi* groźb* ryzyk* ostrzeg*",
    ru="боюсь боится боялся боялась боятся опаса* угроз* угрож* пригрози* риск*",
    tg="метарс* тарсид* хавф",
)
# Where the verb ends the sentence.
FEARED_AFTER = _by_language(de="droh* gedroht* bedroht*", tg="таҳдид* метарс* тарсид*")
# Words that begin a new part of a sentence, as a comma does.
BREAKS = _by_language(
    en="and but when while because although then that who which after before",
    de="und aber sondern als weil obwohl während dann dass nachdem bevor",
    pl="i a ale lecz gdy kiedy ponieważ bo choć potem że który która którzy zanim",
    ru="и а но когда потому хотя затем что который которая которые",
    tg="ва аммо лекин вале вақте чунки баъд ки",
)
OR = _by_language(
    en="or nor", de="oder noch und", pl="lub albo ani czy", ru="или ни", tg="ё на не"
)
# Between “son” and whose son: the words that carry no meaning of their own.
OF = _by_language(en="of a an the", de="eines einer des der von vom", pl="", ru="", tg="як")
WITH = _by_language(
    en="with without", de="mit ohne samt", pl="z ze bez", ru="с со без", tg="бо бе"
)
MY = _by_language(
    en="my his her their the own",
    de="mein* sein* ihr* dem den der die",
    pl="moj* moim moją swoj* swoim swoją jego jej",
    ru="мо* сво* его ее её",
    tg="худ",
)
SELF = _by_language(
    en="applicant i me complainant",
    de="antragsteller* ich mich kläger* beschwerdeführer* asylwerber*",
    pl="wnioskodawc* ja mnie skarżąc* cudzoziemiec cudzoziemk*",
    ru="заявител* я меня",
    tg="ман маро аризадиҳанда*",
)
# Friends and strangers: what is told of them is nobody's profile here.
OTHERS = _by_language(
    en="friend friends colleague* neighbour* acquaintance* comrade* fellow",
    de="freund* kolleg* nachbar* bekannte* mitstreiter*",
    pl="przyjaci* koleg* koleż* sąsiad* znajom*",
    ru="друг друга друзья друзей коллег* сосед* знаком*",
    tg="дӯст* ҳамкор* ҳамсоя*",
)


@dataclass(frozen=True, slots=True)
class Kin:
    """A relative as a story names one: what he or she is to the applicant, and of what sex."""

    kinship: Kinship
    sex: str
    words: Mapping[str, Words]


def _kin(kinship: Kinship, sex: str, **lines: str) -> Kin:
    return Kin(kinship, sex, _by_language(**lines))


KIN = (
    _kin(
        Kinship.PARENT, "m", en="father dad", de="vater vaters", pl="ojciec ojca ojcu ojcem tata",
        ru="отец отца отцу отцом", tg="падар падар*",
    ),
    _kin(
        Kinship.PARENT, "f", en="mother mum", de="mutter", pl="matka matki matkę matce mama",
        ru="мать матери матерью мама маму", tg="модар модар*",
    ),
    _kin(
        Kinship.CHILD, "m", en="son sons", de="sohn sohnes söhne", pl="syn syna synowi synem",
        ru="сын сына сыну сыном", tg="писар писар*",
    ),
    _kin(
        Kinship.CHILD, "f", en="daughter daughters", de="tochter töchter",
        pl="córka córki córkę córce", ru="дочь дочери дочка", tg="духтарам духтараш духтари",
    ),
    _kin(
        Kinship.SIBLING, "m", en="brother brothers", de="bruder bruders brüder",
        pl="brat brata bratu bratem bracia", ru="брат брата брату братом братья",
        tg="бародар бародар* акаам додарам",
    ),
    _kin(
        Kinship.SIBLING, "f", en="sister sisters", de="schwester schwestern",
        pl="siostra siostry siostrę siostrze", ru="сестра сестры сестру сестре",
        tg="хоҳар хоҳар* апаам",
    ),
    _kin(
        Kinship.SPOUSE, "m", en="husband", de="ehemann ehemannes gatte mannes",
        pl="mąż męża mężowi",
        ru="муж мужа мужу мужем", tg="шавҳар шавҳар*",
    ),
    _kin(
        Kinship.SPOUSE, "f", en="wife widow", de="frau ehefrau witwe gattin",
        pl="żona żony żonę wdowa",
        ru="жена жены жену жене вдова", tg="ҳамсарам ҳамсараш занам занаш ҳамсари",
    ),
    _kin(
        Kinship.UNCLE_AUNT, "m", en="uncle uncles", de="onkel onkels",
        pl="wujek wuj stryj wujka stryja",
        ru="дядя дяди дядю", tg="амак амак* тағо*",
    ),
    _kin(
        Kinship.UNCLE_AUNT, "f", en="aunt", de="tante",
        pl="ciotka ciocia ciotki", ru="тетя тётя тетка",
        tg="хола холаам амма аммаам",
    ),
    _kin(
        Kinship.COUSIN, "", en="cousin cousins", de="cousin cousine vetter",
        pl="kuzyn kuzynka kuzyna", ru="кузен двоюродный двоюродная", tg="амакбача* тағобача*",
    ),
    _kin(
        Kinship.GRANDPARENT, "", en="grandfather grandmother", de="großvater großmutter",
        pl="dziadek babcia", ru="дед дедушка бабушка", tg="бобо бобоям бибиям",
    ),
    _kin(
        Kinship.IN_LAW, "", en="inlaw", de="schwager schwägerin schwiegervater schwiegersohn",
        pl="szwagier szwagra teść zięć", ru="зять шурин тесть свекор деверь",
        tg="домод домодам хусур хусурам язна*",
    ),
)  # fmt: skip
# The same tie seen from the other end.
INVERSE: Mapping[Kinship, Kinship] = {
    Kinship.PARENT: Kinship.CHILD,
    Kinship.CHILD: Kinship.PARENT,
}
# Words for paid work, without which a place in Russia makes nobody a migrant worker.
WORK = _by_language(
    en="work worked works working labour job jobs wages building construction patent",
    de="arbeite* arbeit* baustelle* lohn bau",
    pl="prac* budow* zarob* robot*",
    ru="работ* заработ* стройк* строй* патент*",
    tg="кор корам коргар* сохтмон* муҳоҷир* музд",
)
