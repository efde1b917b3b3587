"""Nouns that name a person: posts and occupations, kin, and what they show of the person's gender."""

from functools import cache
from typing import Final

from workbench.facts.gender import HE, SHE
from workbench.facts.offices import is_office
from workbench.text.language.word_lists import entries_of, word_list
from workbench.text.naming.plain_letters import ascii_fold

_MORE_WORDS: Final = """
activist adviser aide alumnus apprentice artist athlete attorney back boss builder caretaker chair chef chemist chief
client clerk coach consul consultant convener coordinator cook counsellor creator critic defendant dentist deputy doctor
driver drummer expert farmer fighter flanker forward freshman gp guard guitarist hand head heir historian hooker host
incumbent inspector intern judge junior keeper lawmaker lawyer magistrate mechanic midwife model mp mep msp td nanny
nominee novelist nun nurse officer official operator painter pastor pensioner pilot pitcher poet politician priest
prisoner producer prop pupil quarterback rancher reporter retiree rookie salesman secretary senior sergeant server
sophomore sorter soldier specialist star student surgeon suspect technician teacher tenant trader vet veteran vicar
victim volunteer whip winger worker writer native resident major
"""
_MORE: Final = frozenset(_MORE_WORDS.split())
_AGENT_ENDINGS: Final = (
    "ist",
    "ician",
    "arian",
    "ologist",
    "eer",
    "smith",
    "wright",
    "maker",
    "keeper",
    "woman",
    "man",
)
_NOT_PERSONS_WORDS: Final = """
history list human german roman ottoman woman-hour waist twist artist-run career beer deer peer steer pioneer volunteer
engineer-led list playlist shortlist checklist wishlist blacklist mist fist wrist exist consist fleet
"""
_NOT_PERSONS: Final = frozenset(_NOT_PERSONS_WORDS.split()) - {"volunteer", "pioneer", "peer"}

_PARTS_OF_THINGS: Final = frozenset({"half", "end", "tackle", "safety", "lock", "prop", "bass"})
"""Last words of posts that are mostly no person's."""

KIN: Final = {
    "father": "parent", "mother": "parent", "parent": "parent", "dad": "parent", "mum": "parent", "mom": "parent",
    "son": "child", "daughter": "child", "child": "child",
    "brother": "sibling", "sister": "sibling", "twin": "sibling", "sibling": "sibling",
    "husband": "spouse", "wife": "spouse", "widow": "spouse", "widower": "spouse", "spouse": "spouse",
    "grandfather": "grandparent", "grandmother": "grandparent", "grandparent": "grandparent",
    "grandson": "grandchild", "granddaughter": "grandchild", "grandchild": "grandchild",
    "uncle": "uncle or aunt", "aunt": "uncle or aunt", "nephew": "nephew or niece", "niece": "nephew or niece",
    "cousin": "cousin", "brother-in-law": "in-law", "sister-in-law": "in-law", "father-in-law": "parent-in-law",
    "mother-in-law": "parent-in-law", "son-in-law": "child-in-law", "daughter-in-law": "child-in-law",
    "great-grandson": "great-grandchild", "great-granddaughter": "great-grandchild", "stepson": "stepchild",
    "stepdaughter": "stepchild", "stepfather": "stepparent", "stepmother": "stepparent",
}  # fmt: skip
"""Words of kinship, each with how near that is."""

_HE_WORDS: Final = """
man gentleman boy lad guy father dad son brother husband widower grandfather grandson uncle nephew stepfather stepson
brother-in-law father-in-law son-in-law great-grandson king prince duke monk waiter headmaster businessman spokesman
congressman councilman policeman salesman frenchman englishman dutchman irishman welshman scotsman cornishman
schoolboy
"""
_SHE_WORDS: Final = """
woman lady girl mother mum mom daughter sister wife widow grandmother granddaughter aunt niece stepmother stepdaughter
sister-in-law mother-in-law daughter-in-law great-granddaughter queen princess duchess nun actress waitress headmistress
businesswoman spokeswoman chairwoman congresswoman councilwoman policewoman saleswoman frenchwoman englishwoman
dutchwoman irishwoman welshwoman scotswoman cornishwoman schoolgirl heroine hostess seamstress
"""
_GENDER_OF_NOUN: Final = dict.fromkeys(_HE_WORDS.split(), HE) | dict.fromkeys(_SHE_WORDS.split(), SHE)
_HIS_TITLES: Final = frozenset({"Mr", "Sir", "Lord", "King", "Prince", "Fr"})
_HER_TITLES: Final = frozenset({"Mrs", "Ms", "Miss", "Lady", "Dame", "Queen", "Princess", "Madame"})


def is_person_noun(word: str) -> bool:
    """Return whether a singular noun names a person: a post, an occupation, kin, a man or a woman.

    >>> is_person_noun("metallurgist"), is_person_noun("clerk"), is_person_noun("vote"), is_person_noun("clerks")
    (True, True, False, False)
    """
    lower = word.lower()
    if lower in _NOT_PERSONS:
        return False
    is_listed = lower in _MORE or lower in KIN or lower in _GENDER_OF_NOUN or lower in _last_words_of_posts()
    if is_listed or (is_office(lower) and not lower.endswith("s")):
        return True
    return len(lower) > 5 and lower.endswith(_AGENT_ENDINGS)  # noqa: PLR2004 - shorter ones are "list", "beer"


def gender_of_noun(word: str) -> str:
    """Return whether the noun calls a person he or she; empty where it says neither: `sister`, `chairman`."""
    return _GENDER_OF_NOUN.get(word.lower(), "")


def gender_of_title(title: str) -> str:
    """Return whether the title is a man's or a woman's: "he", "she" or nothing."""
    last = title.rpartition(" ")[2].rstrip(".")
    return HE if last in _HIS_TITLES else SHE if last in _HER_TITLES else ""


def gender_of_first_name(name: str) -> str:
    """Return whose first name the name begins with, where only men or only women bear it.

    >>> gender_of_first_name("Amanda Threlfall"), gender_of_first_name("Robin Lee")
    ('she', '')
    """
    first, _, rest = name.partition(" ")
    plain = ascii_fold(first).casefold()
    if not rest:
        return ""
    return SHE if plain in word_list("women_names") else HE if plain in word_list("men_names") else ""


@cache
def _last_words_of_posts() -> frozenset[str]:
    """Return the last word of each post that excludes another."""
    posts = (entry for line in entries_of("excluding_posts") for entry in line.partition(": ")[2].split(" | "))
    return frozenset(word.split()[-1] for entry in posts for word in entry.split("=")) - _PARTS_OF_THINGS
