"""Words of a sentence put together again as a statement that can be read alone."""

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from workbench.facts.dependency_tree import DependencyTree
from workbench.text.document import Token

_DIVIDING: Final = frozenset({",", ";", ":", "–", "—", "-"})
_OPENING: Final = frozenset({"(", "["})
_CLOSING: Final = frozenset({")", "]"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_NOTHING: Final[Mapping[int, str]] = MappingProxyType({})
_NOTHING_QUOTED: Final = re.compile(r"\s*\"\s*\"")
_SPACE_BEFORE_COMMA: Final = re.compile(r"\s+([,;])")
_LATE_CLITIC: Final = re.compile(r"((?:\w+ )+?)(['’](?:m|re|ve|ll|d|s)) ")
_VOWELS: Final = frozenset("aeiouAEIOU")
_PLURAL_PRONOUNS: Final = frozenset({"they", "we", "you", "these", "those"})

_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
_IRREGULAR: Final = dict(
    pair.split(":")
    for pair in """
    becoming:became beginning:began being:was bending:bent binding:bound bringing:brought building:built buying:bought
    bearing:bore beating:beat betting:bet biting:bit blowing:blew breaking:broke breeding:bred casting:cast
    clinging:clung creeping:crept digging:dug drinking:drank fleeing:fled hanging:hung lighting:lit ringing:rang
    shedding:shed spinning:spun swearing:swore thrusting:thrust waking:woke weeping:wept
    catching:caught choosing:chose coming:came costing:cost cutting:cut dealing:dealt doing:did drawing:drew
    driving:drove eating:ate falling:fell feeding:fed feeling:felt fighting:fought finding:found flying:flew
    forbidding:forbade forgetting:forgot freezing:froze getting:got giving:gave going:went growing:grew hearing:heard
    hiding:hid hitting:hit holding:held hurting:hurt keeping:kept knowing:knew laying:laid leading:led leaving:left
    lending:lent letting:let losing:lost making:made meaning:meant meeting:met outdoing:outdid overcoming:overcame
    overseeing:oversaw overtaking:overtook paying:paid putting:put quitting:quit reading:read rebuilding:rebuilt
    retaking:retook riding:rode rising:rose running:ran saying:said seeing:saw seeking:sought selling:sold
    sending:sent setting:set shaking:shook shooting:shot shutting:shut singing:sang sinking:sank sitting:sat
    sleeping:slept speaking:spoke spending:spent splitting:split spreading:spread standing:stood stealing:stole
    sticking:stuck striking:struck sweeping:swept swimming:swam swinging:swung taking:took teaching:taught
    tearing:tore telling:told thinking:thought throwing:threw undergoing:underwent understanding:understood
    undertaking:undertook wearing:wore winning:won withdrawing:withdrew writing:wrote dying:died lying:lay tying:tied
    """.split()
)
"""The verbs whose past has no -ed, and those in -ying that stand for -ie."""


def words_at(tree: DependencyTree, indices: Iterable[int], leads: Mapping[int, str] = _NOTHING) -> str:
    """Return the words at `indices` in the order of the text, without the marks that set off what is left out.

    Marks that stood beside left-out words, and at either end, go with them.
    `leads` are words to put before the word at an index: the "a" that a row shares.
    """
    kept = set(indices)
    words = [index for index in sorted(kept) if not _goes_with_neighbour(tree, index, kept)]
    pieces: list[str] = []
    for place, index in enumerate(words):
        if place and (words[place - 1] + 1 < index or tree.tokens[index - 1].end < tree.tokens[index].start):
            pieces.append(" ")
        lead = leads.get(index, "")
        word = tree.tokens[index].text if index else _as_inside(tree.tokens[0])
        pieces.append(f"{lead} {word}" if lead else word)
    return _without_single_brackets("".join(pieces)).strip(" ,;:–—-")


def _without_single_brackets(words: str) -> str:
    """Return the words without a bracket or quotation mark whose partner is left out."""
    for opening, closing in ("()", "[]", "“”"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    words = _SPACE_BEFORE_COMMA.sub(r"\1", _NOTHING_QUOTED.sub("", words))
    return words.replace('"', "") if words.count('"') % 2 else words


def _goes_with_neighbour(tree: DependencyTree, index: int, kept: Collection[int]) -> bool:
    """Return whether a mark only sets off words that are left out."""
    mark = tree.tokens[index].text
    if tree.tokens[index].tag == ".":
        return True
    is_before = index + 1 not in kept
    is_behind = index - 1 not in kept
    if mark in _DIVIDING:
        return is_before or is_behind
    return (mark in _OPENING and is_before) or (mark in _CLOSING and is_behind)


def joined(subject: str, words: str) -> str:
    """Return a subject and what is said of it.

    >>> joined("they", "'re late")
    "they're late"
    >>> joined("they", "now 're late")
    "they're now late"
    """
    words = _LATE_CLITIC.sub(r"\2 \1", words, count=1) if _LATE_CLITIC.match(words) else words
    return f"{subject}{words}" if words[:1] in {"'", "’"} else f"{subject} {words}"


def form_of_be(tree: DependencyTree, subject: int, *, past: bool) -> str:
    """Return the form of "be" that goes with the subject: `were` for `the firms`, `is` for `Ann Lee`."""
    is_plural = _is_plural(tree, subject)
    if past:
        return "were" if is_plural else "was"
    return "are" if is_plural else "is"


def _is_plural(tree: DependencyTree, subject: int) -> bool:
    """Return whether a verb in the present shows it, or else the form of the noun and an "and"."""
    verb, token = tree.tokens[tree.head(subject)], tree.tokens[subject]
    if token.dep in {"nsubj", "nsubjpass"} and verb.tag in {"VBZ", "VBP"}:
        return verb.tag == "VBP" and token.text != "I"
    has_and = any(tree.tokens[under].text.lower() == "and" for under in tree.below[subject])
    return token.tag in _PLURAL or has_and or token.text.lower() in _PLURAL_PRONOUNS


def past_of(participle: str) -> str:
    """Return the past of a verb.

    >>> past_of("graduating"), past_of("studying"), past_of("winning"), past_of("playing")
    ('graduated', 'studied', 'won', 'played')
    """
    irregular = _IRREGULAR.get(participle)
    if irregular:
        return irregular
    stem = participle.removesuffix("ing")
    return f"{stem[:-1]}ied" if _CONSONANT_Y.search(stem) else f"{stem}ed"


def article_for(word: str) -> str:
    """Return "a" or "an", as goes with the word.

    >>> article_for("actor")
    'an'
    """
    return "an" if word[:1] in _VOWELS else "a"


def _as_inside(opening: Token) -> str:
    """Return the first word of a sentence as it reads inside one: in lower case unless it is a name."""
    is_name = opening.tag in {"NNP", "NNPS"} or opening.text == "I" or opening.text[1:] != opening.text[1:].lower()
    return opening.text if is_name else opening.text[:1].lower() + opening.text[1:]
