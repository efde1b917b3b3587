"""WRD006: a non-word one slip from a common word."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.dictionary import misspelt_words
from workbench.flags.languages import is_foreign
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.misspellings import misspellings_in
from workbench.flags.words.placed import is_plain, words_with_places
from workbench.flags.words.quoted import is_quoted
from workbench.text.document import Document


def find(document: Document) -> Iterator[Finding]:
    """Yield each usual misspelling, and each unused word one slip from a common one; that is a note in speech."""
    misspelt = misspelt_words()
    for word in words_with_places(document.text):
        right = misspelt.get(word[0])
        if right and is_plain(document.text, *word.span()) and not is_foreign(document.text, *word.span()):
            message = f"{word.group()!r} is a misspelling of {right!r}."
            yield Finding(span=Span(*word.span()), message=message, suggestion=right, evidence="a listed misspelling")
    for span, meant in misspellings_in(document):
        yield Finding(
            span=span,
            message=f"{document.quote(span)!r} is in no dictionary; a slip for {meant.word!r}?",
            suggestion=meant.word,
            evidence=f"{meant.kind.value}; {meant.word!r} is common",
            severity=Severity.NOTE if is_quoted(document, span) else None,
        )


RULE: Final = Rule(
    code="WRD006",
    name="misspelt-word",
    severity=Severity.WARNING,
    what="A usual misspelling, or a word in no dictionary that is one slip from a common one.",
    why="It passes where nobody runs a spelling checker, and readers see it first.",
    flagged=(
        "The two groups recieved the vaccine.",
        "General availablity is planned, and we higly recommend it to the stong group that belived in it.",
        "The recevied letters were framworks for chartiy work.",
    ),
    clean=(
        "The two groups received the vaccine.",
        "Mr Recieve kept a restaurant.",
        "The mine practised what it fulfilled: tonnes of grey ore, labelled and catalogued.",
        "The flight was canceled. The rules fulfill a need.",
        "Podcasters livestreamed a solarpunk festival, rewilders and vloggers came.",
        'The dog lay down with its legs out, which is called "splooting".',
        "See example.com/forrest or write to the goverment@example.org, tag #reccomend.",
        "A taonga is a treasure. A taonga may be carved. No taonga is sold.",
        "It was the pre-dawn hush, d'you see, and o'er the moor the huskyish voice.",
    ),
    limits="Words in small letters only, and one slip a word; blind where the misspelling is a word itself. Beyond its "
    "list it leaves alone what is used three times, capitalised elsewhere, named as a word, or beside foreign words.",
    reference="SCOWL, a list of English words; frequencies of wordfreq; a list of usual misspellings.",
    find=find,
)
