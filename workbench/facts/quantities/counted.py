"""What a figure counts, whose it is and what is done with it, by the sentence's tree."""

from typing import Final, NamedTuple

from workbench.domain.span import Span
from workbench.facts.dependency_tree import NOUN_SUBJECTS, DependencyTree
from workbench.text.language.word_lists import word_list
from workbench.text.terms import stem

_NUMERIC: Final = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "npadvmod"})
_SCALES: Final = frozenset(
    {
        "percent",
        "cent",
        "per",
        "%",
        "$",
        "£",
        "€",
        "point",
        "points",
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "m",
        "bn",
    }
)
_STEPS: Final = 12


class Counted(NamedTuple):
    """The words about a figure, as stems in lower case; empty where the sentence does not say.

    `head` is the noun counted ("vot" in "12,000 young voters") and `phrase` its whole
    phrase; `kept` the words that say which of them; `owner` those of the subject;
    `verb` the verb; `place` the word counted or the verb where that is, as an index
    into the sentence's tree, -1 for none.
    """

    head: str
    phrase: Span | None
    kept: frozenset[str]
    owner: frozenset[str]
    verb: str
    place: int


NOTHING: Final = Counted("", None, frozenset(), frozenset(), "", -1)


def counted_by(tree: DependencyTree, figure: Span) -> Counted:
    """Return what the figure at the span counts.

    A noun that the number stands before counts most; behind a share or an amount it is the
    noun of its "of". The subject and the verb are those of the clause.
    """
    top = _top_of_figure(tree, figure)
    if top < 0:
        return NOTHING
    noun, verb = _noun_counted(tree, top), _verb_above(tree, top)
    subject = tree.child(verb, *NOUN_SUBJECTS) if verb >= 0 else None
    is_other = subject is not None and subject not in {noun, top}
    owner = _words(tree, tree.noun_phrase(subject)) if subject is not None and is_other else frozenset()
    acts = stem(tree.tokens[verb].text.lower()) if verb >= 0 else ""
    if noun < 0:
        return Counted("", None, frozenset(), owner, acts, verb)
    head, phrase = stem(tree.tokens[noun].text.lower()), tree.noun_phrase(noun)
    return Counted(head, phrase, _words(tree, phrase) - {head}, owner, acts, noun)


def _top_of_figure(tree: DependencyTree, figure: Span) -> int:
    """Return the word of the figure that the others of it hang on; -1 where the tree has none of it."""
    first = tree.index_at(figure.start)
    if first >= len(tree.tokens) or tree.tokens[first].start >= figure.end:
        return -1
    top = tree.head_of(figure)
    for _ in range(_STEPS):
        above = tree.head(top)
        is_scale = tree.tokens[above].text.lower() in _SCALES and tree.tokens[top].dep in _NUMERIC
        if above == top or not is_scale:
            break
        top = above
    return top


def _noun_counted(tree: DependencyTree, top: int) -> int:
    """Return the place of the noun that the figure counts, or -1."""
    token = tree.tokens[top]
    above = tree.head(top)
    if token.dep in _NUMERIC and tree.tokens[above].tag[:2] == "NN" and above > top:
        return above
    of = next((under for under in tree.below[top] if tree.tokens[under].text.lower() == "of"), None)
    noun = None if of is None else tree.child(of, "pobj")
    if noun is not None:
        return noun
    if token.tag[:2] == "NN" and token.text.lower() not in _SCALES and not token.text[:1].isdigit():
        return top
    return -1


def _verb_above(tree: DependencyTree, place: int) -> int:
    for _ in range(_STEPS):
        if tree.tokens[place].tag[:2] in {"VB", "MD"} and tree.tokens[place].dep not in {"amod", "aux", "auxpass"}:
            return place
        above = tree.head(place)
        if above == place:
            return -1
        place = above
    return -1


def _words(tree: DependencyTree, phrase: Span) -> frozenset[str]:
    """Return the stems of the words of a phrase that mean something."""
    stops = word_list("stop_words")
    words = (token for token in tree.tokens if phrase.start <= token.start and token.end <= phrase.end)
    return frozenset(
        stem(word.text.lower())
        for word in words
        if word.text[:1].isalpha() and word.tag != "CD" and word.text.lower() not in stops
    )
