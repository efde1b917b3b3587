"""What a line tells though no verb of its own shows a tense: `Mill opening soon`, `Norgas to cut 300 jobs`."""

from collections.abc import Callable
from typing import Final

from workbench.facts.dependency_tree import DependencyTree
from workbench.facts.who import holds_views
from workbench.text.language.word_lists import word_list

_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMES: Final = frozenset({"NNP", "NNPS"})
_BODIES: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ASKING: Final = frozenset({"WRB", "WP", "WDT"})
_FOLLOWING: Final = frozenset({"RB", "IN", "TO", "CD"})
_LINKING: Final = frozenset({"IN", "TO", "WRB"})
_FORMER: Final = frozenset({"formerly", "previously", "originally", "née", "alias", "aka"})
_STANDING: Final = frozenset({"back", "up", "out", "off", "down", "away"})
_CLOSING: Final = frozenset({"'", "’", '"', "”", "''"})
_YEAR: Final = 4
_SEVERAL: Final = 2
_LINE: Final = 4
_SOURCES: Final = frozenset("official officials police poll prosecutors report reports sources study survey".split())


def tells_event(tree: DependencyTree) -> bool:
    """Return whether a line without a verb at its top tells an event, a state, a former name or a year.

    The tagger may see a verb without making it the top.
    """
    return any(tells(tree, place) for place in range(1, len(tree.tokens)) for tells in _TELLING)


def _tag_behind(tree: DependencyTree, place: int) -> str:
    """Return the tag of the next word; empty behind the last."""
    return tree.tokens[place + 1].tag if place + 1 < len(tree.tokens) else ""


def _is_former_name(tree: DependencyTree, place: int) -> bool:
    """Return whether a former name follows: `Ayr Hall (formerly Ayr Baths)`."""
    return tree.tokens[place].text.lower() in _FORMER and _tag_behind(tree, place) != ""


def _is_year(tree: DependencyTree, place: int) -> bool:
    """Return whether a year stands beside what it is the year of, rather than in a full date or a reference."""
    tokens = tree.tokens
    token = tokens[place]
    is_year = token.tag == "CD" and token.entity == "DATE" and len(token.text) == _YEAR and token.text.isdigit()
    is_set_off = place >= _SEVERAL and tokens[place - 1].text in {"(", ","}
    return (
        is_year and is_set_off and tokens[0].text != "(" and "DATE" not in {tokens[0].entity, tokens[place - 2].entity}
    )


def _is_under_way(tree: DependencyTree, place: int) -> bool:
    """Return whether it tells what is going on or to come: `Mill opening soon`."""
    before = tree.tokens[place - 1]
    is_top = tree.tokens[place].tag == "RB" and before.dep == "ROOT"
    is_soon = tree.tokens[place].text.lower() in {"soon", "today", "tomorrow"}
    return (is_top or is_soon) and before.text.lower().endswith("ing") and place > 1


def _is_in_tense(tree: DependencyTree, place: int) -> bool:
    """Return whether a verb with a tense follows a noun, outside a question: `Council's 'Hall' runs into trouble`."""
    tokens = tree.tokens
    before = place - 2 if tokens[place - 1].text in _CLOSING and place > 1 else place - 1
    asks = any(word.tag in _ASKING for word in tokens[:place])
    is_said = tokens[before].tag == "PRP" and before > 0 and tokens[before - 1].text == ":"
    return tokens[place].tag in {"VBD", "VBZ"} and (tokens[before].tag in _NOUNS or is_said) and not asks


def _is_between_names(tree: DependencyTree, place: int) -> bool:
    """Return whether a word taken for a plural stands between two names: `President Ann Lee hugs Stephanie Davies`."""
    token, before = tree.tokens[place], tree.tokens[place - 1]
    is_small = token.tag == "NNS" and token.text.islower()
    return is_small and before.entity == "PERSON" and _tag_behind(tree, place) == "NNP"


def _is_undergone(tree: DependencyTree, place: int) -> bool:
    """Return whether a participle says what befell somebody, or where or when: `Soldier killed in bomb attack`."""
    token, before = tree.tokens[place], tree.tokens[place - 1]
    is_named = before.tag in _NAMES and before.entity != ""
    is_person = token.tag == "VBN" and before.tag in _NOUNS and holds_views(tree, place - 1)
    is_placed = token.tag == "VBN" and before.tag in _NOUNS and _is_place_or_day(tree, place + 2)
    return (
        token.tag in {"VBN", "VBG"} and _tag_behind(tree, place) in _FOLLOWING and (is_named or is_person or is_placed)
    )


def _is_place_or_day(tree: DependencyTree, place: int) -> bool:
    return place < len(tree.tokens) and tree.tokens[place].entity in {"GPE", "LOC", "FAC", "DATE"}


def _is_coming(tree: DependencyTree, place: int) -> bool:
    """Return whether the line opens with a body that is to do something: `Norgas to cut 300 jobs`."""
    tokens = tree.tokens
    is_infinitive = _tag_behind(tree, place) == "VB" or tokens[place].dep == "aux"
    is_to = tokens[place].text.lower() == "to" and is_infinitive and tokens[place - 1].entity in _BODIES
    return is_to and _opens_with_names(tree, place)


def _is_state(tree: DependencyTree, place: int) -> bool:
    """Return whether an adjective says how somebody named stands: `Lee unlikely to return`, `Lee back on tour`."""
    token, before = tree.tokens[place], tree.tokens[place - 1]
    is_predicate = token.tag == "JJ" or token.text.lower() in _STANDING
    return is_predicate and before.tag in _NAMES and before.entity in _BODIES and _tag_behind(tree, place) in _LINKING


def _is_sourced(tree: DependencyTree, place: int) -> bool:
    """Return whether the line ends in who says so, as headlines do: `No change in Holm case: prosecutors`."""
    last = tree.tokens[-1]
    is_last = tree.tokens[place].text == ":" and place == len(tree.tokens) - _SEVERAL and place >= _LINE
    return is_last and ((last.text.isupper() and last.text.isalpha()) or last.text.lower() in _SOURCES)


def _opens_with_names(tree: DependencyTree, place: int) -> bool:
    """Return whether only names and what describes them stand before `place`, back to the start or a colon."""
    while place > 0 and tree.tokens[place - 1].text != ":":
        place -= 1
        if tree.tokens[place].tag not in _NOUNS | {"JJ", "CD", "CC", ",", "POS"}:
            return False
    return True


def _is_property(tree: DependencyTree, place: int) -> bool:
    """Return whether the line says of something told of before how it is: `Compatible with Norgas phones`."""
    token = tree.tokens[place - 1]
    is_top = token.dep == "ROOT" and token.tag == "JJ" and token.text.lower() not in word_list("judgement_words")
    is_bound = tree.tokens[place].tag == "IN" and tree.tokens[place].text.lower() not in {"of", "than"}
    return is_top and place <= _SEVERAL and is_bound and tree.child(place, "pobj") is not None


_TELLING: Final[tuple[Callable[[DependencyTree, int], bool], ...]] = (
    _is_former_name,
    _is_year,
    _is_under_way,
    _is_in_tense,
    _is_between_names,
    _is_undergone,
    _is_coming,
    _is_state,
    _is_sourced,
    _is_property,
)
