"""How much a word in common says: fixed weights, counted once over the shipped evidence.

The words of a finding stand as stems of casework.domain.similarity. Those that are in fewer than
three of the 258 findings, and all others, weigh 1.
"""

from __future__ import annotations

from collections.abc import Mapping

# Words without a subject of their own: English, German and Polish function words, numbers,
# months, and what every finding says of itself.
_STOP = """
    aber about according after again against ago ale all almost along already als also although
    among and another any april are article auch auf august aus author because been before bei
    being between both but byl byla byli bylo came can could das dass day days december dem den
    der des did die dla does done down durch during each eight ein eine einem einen einer
    either even ever every february few find finding five for found four from fuer get give
    given got haben had has hat hatte have having her here him his how ich ihr ihre ihrer into
    ist its itself jak january jego jej jest july june just ktora ktore ktory last later least
    less like lub made make many march may mit month months more most much must nach nad near
    neither never new next nicht nie nine noch nor not november now nur october oder off often
    once one only onto oraz other others our out over own per pod przed przez rather report
    reported reporting reports said same say says sein seine seiner september seven she should
    sich since sind six some still such tak take taken tego ten than that the their them then
    there these they this those though three through thus till too took toward two tym ueber
    und under unter until upon used very vom von vor war was way week weeks well went were what
    when where whether which while who whom whose why wie will with within without would wurde
    wurden year years yet you your zostal zostala zum zur
"""
STOP = frozenset(_STOP.split())
# In 13 findings and more, in 6 to 12, in 3 to 5.
_COUNTED = {
    0.25: """
    activist asylum convention court european group held human imprison irpt leader memb
    national opposition osce poland political relativ right russia sentenc stat state tajik
    tajikistan trial
    """,
    0.5: """
    administrative applic applicant arrest austrian authorit badakhshan began belaru belong
    border breach call case cit committee concern convict council defend detain detention
    disappear docu dushanbe election event exil extradition family freedom germany gorno govern
    head home international istanbul journalist judg khorog kill lawy lead life list media meet
    member moscow ngo offic office oper order pamiri parlia part party people person president
    prison protest publish quvvatov rahmon removal return saidov security shamsiddin term
    umarali video viol warsaw work
    """,
    0.75: """
    abduction abdullohi abroad accus act activity adopt agency alleg amnesty announc arbitrary
    articl atovulloyev attack back ban bann became berlin bord buzurgmehr cent central circulat
    civil civilian claim clos condemn conference constitutional control count criminal critic
    danger decid decision declar deleg demonstr depart deport describ dimension dismiss
    dissident document ehson escap exile expression extradit fair famil federal field follow
    forc force former free general giv grant hayit house hundred ibragimov ikromov imumnazar
    imumnazarov incident includ independent inhabitant interpol investig iskandarov leak liv
    lost mahmadali mahmadruzi maksud measur migrant military million money monitor murder
    nasimjon nasriddinov nazarov newspaper nizomiddin notic number odinaev official organis
    permanent place polish present presidential pressure proceed programme prosecutor
    protection protocol public punish put rapporteur reach refugee refus regard release remov
    represent repression reprisal resolution risk rul russian safe salimov secret sentence
    service several sharifov shot shovalizoda situ social son special stabb stand standard
    statu suhrob supreme terespol transfer transnational turkey turn unfair unlawful verdict
    view violat want wurzburg yorov youth zafar zaid
    """,
}
WEIGHTS: Mapping[str, float] = {
    stem: weight for weight, stems in _COUNTED.items() for stem in stems.split()
}
