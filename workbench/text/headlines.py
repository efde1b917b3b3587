"""Headlines In Title Case, read as sentences: a tagger takes a verb with a capital for a name."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.text.document import Tagger, Token
from workbench.text.language.word_lists import word_list

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 20
_SMALL_WORDS: Final = 3
_FINITE: Final = frozenset({"VBZ", "VBD", "VBP", "MD"})
_CLIPPED: Final = frozenset({"VBD", "VBN"})
_LINKING: Final = frozenset({"IN", "TO", "RP"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def reading_headlines(tag: Tagger) -> Tagger:
    """Return a tagger that reads a headline without a verb again, in the capitals of a sentence.

    What it then finds to be a verb with a subject keeps that reading; names and their kinds stay as they were.
    """

    def tag_again(texts: Sequence[str], *, names: bool = True) -> list[list[Token]]:
        tagged = tag(texts, names=names)
        places = [place for place, text in enumerate(texts) if is_headline(text) and not _has_verb(tagged[place])]
        again = tag([in_sentence_case(texts[place]) for place in places], names=False) if places else []
        for place, tokens in zip(places, again, strict=True):
            if _states(tokens) and [token[:2] for token in tokens] == [token[:2] for token in tagged[place]]:
                tagged[place] = list(map(_reread, tagged[place], tokens))
        return tagged

    return tag_again


def is_headline(text: str) -> bool:
    """Return whether all words of `text` but the small ones have capitals, and no stop ends it.

    >>> is_headline("Mill Joins Fight for the River"), is_headline("Ann Lee left.")
    (True, False)
    """
    words = _WORD.findall(text)
    is_short = _FEWEST_WORDS <= len(words) <= _MOST_WORDS and not text.rstrip("”\"'’) ").endswith((".", "!", "?", ":"))
    return is_short and all(word[0].isupper() or len(word) <= _SMALL_WORDS for word in words)


def in_sentence_case(text: str) -> str:
    """Return `text` with a small letter for every capital that is not the first one's or a name's.

    >>> in_sentence_case("Mill Joins Fullerton")
    'Mill joins Fullerton'
    """
    first = _WORD.search(text)
    start = first.end() if first else 0
    return text[:start] + _WORD.sub(_as_inside, text[start:])


def _as_inside(word: re.Match[str]) -> str:
    written = word.group()
    lower = written.lower()
    is_common = re.split("['’]", lower)[0] in word_list("english_words")
    if len(lower) != len(written):
        return written
    return lower if is_common else written


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.tag in _FINITE for token in tokens)


def _states(tokens: Sequence[Token]) -> bool:
    """Return whether a verb at the top has a subject before it and something behind it.

    It is one in the present, behind a plural where it has no ending, one with a modal verb, or a
    participle: `Lee cleared to play`.
    """
    subjects = {token.head for place, token in enumerate(tokens) if token.dep in _SUBJECTS and place < token.head}
    modals = {token.head for token in tokens if token.tag == "MD"}
    return any(at in modals or _tells(tokens, at) for at in subjects if _is_top(tokens, at))


def _is_top(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at].dep == "ROOT" and tokens[at].text.isalpha()


def _tells(tokens: Sequence[Token], at: int) -> bool:
    tag = tokens[at].tag
    is_plural = tag == "VBP" and tokens[at - 1].tag in _PLURAL
    is_clipped = tag in _CLIPPED and tokens[at + 1].tag in _LINKING
    return tag == "VBZ" or is_plural or is_clipped


def _reread(before: Token, after: Token) -> Token:
    """Return a word as it is read in a sentence; a name stays one."""
    is_name = before.tag in {"NNP", "NNPS"} and after.tag in {"NN", "NNS"}
    return before._replace(tag=before.tag if is_name else after.tag, dep=after.dep, head=after.head)
