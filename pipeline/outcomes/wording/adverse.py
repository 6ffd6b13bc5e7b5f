"""Words that tell of something wrong: defects, dangers, delays and displeasure."""

import re
from functools import lru_cache

_STEMS = """
abandon abus accident afford afraid aggressi alarm anger angry annoy anti-social antisocial anxi appal
asbo asham assault awful bad badly barely barrier bitter blind block blow blown bolted bother breach
breakdown bricks broke broken bully burglar burn burst bust cannot careless cheat chok choke clog
close-call closed collaps collid collision complain complaint conceal concern confus congest congestion
contaminat corrod corrosion cost crack crash crime criminal crisis critic crumbl cut damag damp danger
dangerous dark dead death debris decay decline defect defective delay delays delinquen denied depriv
deteriorat difficult difficulties dilapidat dirt dirty disagree disappoint discontent discourag discrepan
disgrac disgust dismay displeas disput disquiet disregard disrepair disrupt dissatisf distress disturb
doubt dread drop drought drown drug dump dust eroded erosion error escape evict eviction excessive
exhaust expos fail failed failure faint fallen fault faulty fear fed-up fell fight filth fire flak flawed
flood floods fly-tip fly-tipping flytip forgot forgotten foul fouled fouling frail fraud frighten
frustrat fumes gap gaps graffiti gridlock grief grievance half-empty harass hardship harm hate hazard
hazards headache hole holes homeless hopeless horrend horrif hurt idle ignor ill-advised illegal impass
inadequa incomplete inconsist inconvenien incorrect indiscriminat ineffect inefficien inflict injur
insufficient intimidat intolerab invisible irresponsib irritat isolat issue issues jam jeopard knock lack
lacking lapse late lateness leak leaking leaks letdown lifted litter lonely loose lose losing loss lost
louder loudly low mess messy miss missing mistake mistrust misus mould mud muddy narrow nasty negativ
neglect nervous never nobody noise noisy nothing nuisance object objected objection objections objector
obscur obstruct odour odours offensiv oppos outrag overbearing overcrowd overdue overflow overgrown
overhang overload overlook oversized overspeed overwhelm pain parked peeling peril perturb pity pointless
polluti poor poorly pot-hole pothole potholed potholes poverty pressing pressure problem problematic
problems puddl pushed quer queried queries rat rats refus regret reject reluctan rot rotten rotting
rubbish rude rust rusty sad scandal scare scared sceptic scrape scrapped sewage shabby shock short
shortage shortfall shout shut silent silt sinking skid slip slipped slippery slow slowly smash smell
smells smelly smoke smoking sorry speeding spoil spoilt stale standstill starv stench stolen stop stopped
stress stretched stripped struggl stuck stumble stunk suffer suspici swamp tall tardy tear theft thefts
threat tight tired tiring tore torn toxic traged tragic trap trapped trespass tripp trouble troubled
troubles turned-away ugly unable unaccept unanswer unauthor unaware uncertain unclean unclear uncollected
uncomfort uncontroll uncut under-resourced underspen undrain uneas uneven unfair unfinished unfit
unfortunat unhapp unhealth unhygien uninhabit unjust unkempt unknown unlawful unlit unmarked unnecessar
unoccupied unpaid unpleasant unpopular unreasonab unreliab unrepair unresolved unsafe unsatisf unsightly
unstable unsuitab untidy unwelcome unwell upset urgent useless vacan vandal vandalised vandalism vanish
victim violen vulnerab waste wasted waterlogged weak weeds wobbl worn worr worried worries worry worse
worsen worst worthless wreck wrong
"""
_ADVERSE = re.compile(
    r"(?i)\b(?:" + "|".join(sorted(map(re.escape, set(_STEMS.split())), key=len, reverse=True)) + r")"
    r"(?:s|es|ed|ing|ion|ions|ment|ly|al|ous|ful|y|e|ied|ised|able|ible|ably|ity|ive|ence|ent|ened|ening|"
    r"ation|"
    r"d|ting|ted|ped|ping|ged|ging|ning|tion)?\b"
)


_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def adverse_words(text: str) -> list[str]:
    """The words in ``text`` that tell of something wrong, in lower case."""
    return [word for word in _WORD.findall(text.lower()) if _is_adverse(word)]


@lru_cache(maxsize=65536)
def _is_adverse(word: str) -> bool:
    return _ADVERSE.search(word) is not None
