"""NAM004: a surname on no list of names, written once."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from wordfreq import zipf_frequency

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.facts.entities.name_uses import NameUse, name_uses
from workbench.flags.languages import is_used_abroad
from workbench.flags.lists import is_known_word
from workbench.flags.names.namesakes import people_in_full
from workbench.flags.names.suggestions import suggestions_for
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document
from workbench.text.names import ascii_fold

_SHORT: Final = 5
_MOST_WORDS: Final = 3


def find(document: Document) -> Iterator[Finding]:
    """Yield last names of people that are on no list and nowhere else in the document."""
    counts = Counter(ascii_fold(word) for use in name_uses(document) for word in use.words)
    for use in sorted(person.first for person in people_in_full(document)):
        word = use.words[-1]
        if counts[ascii_fold(word)] == 1 and len(word) >= _SHORT and _is_plain(use) and _is_unknown(word.lower()):
            near = next((near for near in suggestions_for(word) if near.kind in {"person", "name"}), None)
            yield Finding(
                span=Span(use.span.end - len(word), use.span.end),
                message=f"{word!r} is written once and is on no list of names. Check it against a source.",
                suggestion=near.text if near is not None and near.distance == 1 else "",
            )


def _is_plain(use: NameUse) -> bool:
    """Return whether the name is a known first name and a last name of letters, perhaps with one between."""
    is_whole = len(use.words) <= _MOST_WORDS and all(word[0].isupper() for word in use.words)
    return is_whole and use.words[-1].isalpha() and is_known_word(ascii_fold(use.words[0]))


def _is_unknown(word: str) -> bool:
    is_used = any(zipf_frequency(form, "en") or is_used_abroad(form) for form in (word, ascii_fold(word)))
    return not is_used and not is_known_word(ascii_fold(word))


RULE: Final = Rule(
    code="NAM004",
    name="unknown-name-once",
    severity=Severity.NOTE,
    what="A person's last name that is on no list of names and stands in the article once.",
    why="Nothing else in the article would show that it is misspelt.",
    flagged=("The biologist Mathias Krumbholzer agreed.",),
    clean=("The biologist Mathias Schumann agreed.", "Mathias Krumbholzer agreed. Later Krumbholzer left."),
    limits="A rare name may well be right: the note asks for a look, no more.",
    reference="Name tokens of Wikidata, word frequencies of wordfreq, curated lists.",
    find=find,
)
