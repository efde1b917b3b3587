"""WLD001: the name of a well-known body with one word wrong, or its acronym with two letters turned round."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import OSA
from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.acronyms import Acronyms, acronyms_of
from workbench.facts.entities.attributes.kinds.peoples import people_called
from workbench.facts.entities.body_names import KINDS_OF_BODY, LongName, long_names
from workbench.facts.entities.known_bodies import KnownBody, NearMiss, is_known, known_acronyms, near_misses
from workbench.flags.lists import known_places
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list
from workbench.text.names import ascii_fold

_LONG: Final = 4
"""Words from which the others of a name say which body is meant."""

_SAME_BEGINNING: Final = 4
_CUT_OFF: Final = 4
"""Fewest letters that a short form leaves out."""
_LIKE: Final = 0.6
_RARE: Final = 1.5
_USED: Final = 2.0
_REACH: Final = 20
_OWN: Final = re.compile(r"\b(?:country|nation|state|province|island|city)[’']s $")
"""Words that give a body to the place that the text speaks of."""

_BRACKET: Final = re.compile(r"['’]?s? \((?:the )?(?P<letters>[A-Z][A-Za-z]{1,7})\)")


def find(document: Document) -> Iterator[Finding]:
    """Yield the names one word from that of a well-known body, and acronyms with two letters turned round."""
    acronyms = acronyms_of(document)
    for name in long_names(document):
        miss = None if is_known(name.words) else _meant(name, acronyms)
        if miss:
            yield _misnamed(name, miss, acronyms)
    for letters, places in acronyms.uses.items():
        body = _body_of_acronym(letters, acronyms)
        if body:
            yield from (_misspelt(place, *body) for place in places)


def _meant(name: LongName, acronyms: Acronyms) -> NearMiss | None:
    misses = (
        miss
        for miss in near_misses(name.words)
        if not (_is_of_elsewhere(acronyms.text, name, miss) or _runs_over_a_comma(acronyms.text, name, miss))
    )
    slips = (miss for miss in misses if _is_slip(name, miss, acronyms))
    return max(slips, key=lambda miss: OSA.normalized_similarity(miss.word, miss.right), default=None)


def _is_of_elsewhere(text: str, name: LongName, miss: NearMiss) -> bool:
    """Return whether the word before says that the body is another country's, state's or town's."""
    if _OWN.search(text, max(0, name.span.start - _REACH), name.span.start):
        return True
    before = name.words[miss.first - 1] if miss.first else ""
    return bool(people_called(before)) or ascii_fold(before) in known_places()


def _runs_over_a_comma(text: str, name: LongName, miss: NearMiss) -> bool:
    """Return whether a comma parts the words, as two names: `in New York City, the Department of Homeless Services`."""
    return "," not in miss.body.name and "," in text[name.places[miss.first].start : name.places[miss.last - 1].end]


def _is_slip(name: LongName, miss: NearMiss, acronyms: Acronyms) -> bool:
    """Return whether the words can hardly name another body, as one is like the right one, or the acronym fits."""
    own = _BRACKET.match(acronyms.text, name.places[miss.last - 1].end)
    if own:
        return own["letters"] in miss.body.acronyms
    if not miss.word:
        return miss.last == len(name.words)
    if _is_short_form(miss) or ascii_fold(miss.word) in word_list("given_names"):
        return False
    is_plural = miss.right in KINDS_OF_BODY and miss.word == f"{miss.right}s"
    return not is_plural and (_are_alike(miss.word, miss.right) or _is_enough(miss, acronyms))


def _is_short_form(miss: NearMiss) -> bool:
    """Return whether one of the words is the beginning of the other: `Auto`, `Corp`."""
    shorter, longer = sorted((miss.word, miss.right), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) >= _CUT_OFF


def _is_enough(miss: NearMiss, acronyms: Acronyms) -> bool:
    """Return whether the other words, or an acronym of the text, say which body is meant."""
    is_first = miss.word == miss.window[0]
    is_kind = {miss.word, miss.right} <= KINDS_OF_BODY
    has_acronym = any(acronym in acronyms.uses for acronym in miss.body.acronyms)
    if len(miss.window) >= _LONG and OSA.normalized_similarity(miss.word, miss.right) >= _LIKE:
        return True
    return not is_first and ((is_kind and (has_acronym or len(miss.window) >= _LONG)) or len(miss.window) > _LONG)


def _are_alike(word: str, other: str) -> bool:
    """Return whether two words begin alike."""
    return word[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and len(word) >= _SAME_BEGINNING


def _misnamed(name: LongName, miss: NearMiss, acronyms: Acronyms) -> Finding:
    related = next((acronyms.uses[one] for one in miss.body.acronyms if one in acronyms.uses), [])
    return Finding(
        span=Span(name.places[miss.first].start, name.places[miss.last - 1].end),
        message=f"There is a well-known {miss.body.name!r}. Is it meant?",
        suggestion=miss.body.name,
        related=tuple(related[:1]),
        evidence=f"{miss.word!r} for {miss.right!r}" if miss.word else "two words turned round",
    )


def _body_of_acronym(letters: str, acronyms: Acronyms) -> tuple[str, KnownBody] | None:
    """Return the acronym and the body that `letters`, which nothing explains, are meant as."""
    if (
        len(letters) < _LONG
        or letters in known_acronyms()
        or letters in acronyms.introduced
        or letters in acronyms.spelt
    ):
        return None
    common = zipf_frequency(letters.lower(), "en")
    if common >= _RARE:
        return None
    turned = (one for one in known_acronyms() if len(one) == len(letters) and OSA.distance(one, letters) == 1)
    better = (one for one in turned if sorted(one) == sorted(letters) and _is_commoner(one, common))
    return next(((one, known_acronyms()[one]) for one in better), None)


def _is_commoner(acronym: str, common: float) -> bool:
    """Return whether an acronym is in wide use, far more than letters of that frequency."""
    return zipf_frequency(acronym.lower(), "en") >= max(_USED, common + 1)


def _misspelt(place: Span, right: str, body: KnownBody) -> Finding:
    return Finding(
        span=place,
        message=f"{right} is the {body.name}. Is it meant?",
        suggestion=right,
        evidence="two letters turned round",
    )


RULE: Final = Rule(
    code="WLD001",
    name="well-known-body",
    severity=Severity.WARNING,
    what="The name of a well-known body with one other word or two turned round, or two letters so in its acronym.",
    why="Readers know these names, and the body meant will write in.",
    flagged=(
        "The Federal Trading Commission ended its review.",
        "The Centers for Disease Control and Protection recommends it.",
        "The Advisory, Conciliation and Arbitrage Service met both sides.",
        "The Financial Conduct Agency (FCA) fined the lender.",
        "She has until Friday to file objections with the NRLB.",
        "They asked the Occupational Health and Safety Administration to inspect it.",
    ),
    clean=(
        "The Federal Trade Commission ended its review.",
        "The NLRB and the Environmental Protection Agency met.",
        "The Emberley Housing Association met the Emberley Football Association.",
        "The Maryland Emergency Management Agency and FEMA met. The NFL is not the Canadian Football League.",
        "The South African Weather Service warned. The Human Fertilization and Embryology Authority agreed.",
        "The country's National Institute of Health met the Campaign Against Anti-Semitism.",
        "In New York City, the Department of Homeless Services offered rooms.",
        "The Senate Intelligence Committees met the American Association of Diabetes Educators.",
        "The Chinese Center for Disease Control and Prevention said so.",
        "New Zealand Rugby League (NZRL) officials left. National Security Adviser Ann Lee wrote to the NSC.",
    ),
    limits="Knows some 2,700 bodies of the United Kingdom, Ireland, the United States, Canada, Australia, New "
    "Zealand, India and Africa, and international ones, by names of three words and more.",
    reference="The list known_bodies.txt, written for the workbench.",
    find=find,
)
