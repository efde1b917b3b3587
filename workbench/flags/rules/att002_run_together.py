"""A quotation in which two sentences run together."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.rule import Finding, Rule
from workbench.text.document import Document, TextSentence, Token

_FINITE: Final = frozenset({"is", "was", "has", "does"})
_CLAUSE_OPENERS: Final = frozenset(
    "it he she they we i you this that which who what where when how there but if these those because ; : — –".split()
)
_AFTER: Final = 8
_SUBJECTS: Final = ("nsubj", "csubj", "expl")
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOUN_PHRASE_TAGS: Final = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$"})


def find(document: Document) -> Iterator[Finding]:
    """Yield sentences of quotations where a second finite verb has no subject or conjunction of its own."""
    for quotation in document.quotations if document.tagged else ():
        for sentence in document.sentences_in(Span(quotation.start, quotation.end)):
            verb = _stray_verb(document.sentence_tokens(sentence)) if sentence.is_readable else None
            if verb is None or not quotation.start <= verb.start < quotation.end:
                continue
            if not _has_subject(document, sentence, verb):
                yield Finding(
                    span=Span(max(sentence.start, quotation.start), min(sentence.end, quotation.end)),
                    message=f"Two sentences seem to run together before {verb.text!r}. Compare the original.",
                    related=(Span(verb.start, verb.end),),
                )


def _stray_verb(words: Sequence[Token]) -> Token | None:
    """Return the finite verb far after a modal verb, where no word between them opens a new clause."""
    modal = next((index for index, word in enumerate(words) if word.tag == "MD"), len(words))
    for index in range(modal + 1, len(words)):
        word = words[index]
        if word.text.lower() in _CLAUSE_OPENERS:
            return None
        if word.text in _FINITE:
            return word if index > modal + _AFTER and not _begins_a_clause(words, index) else None
    return None


def _has_subject(document: Document, sentence: TextSentence, verb: Token) -> bool:
    """Return whether the verb, or the one it helps, has a subject of its own or follows no noun."""
    words = document.sentence_tokens(sentence)
    index = words.index(verb)
    head = document.tokens[verb.head] if verb.dep.startswith("aux") else verb
    owners = {document.tokens[word.head].start for word in words if word.dep.startswith(_SUBJECTS)}
    return head.start in owners or words[index - 1].tag not in _NOUNS


def _begins_a_clause(words: Sequence[Token], verb: int) -> bool:
    """Return whether a short subject just before the verb follows an "and": `..., and the space was shrinking`."""
    first = verb
    while first and (words[first - 1].tag in _NOUN_PHRASE_TAGS):
        first -= 1
    common = first < verb and words[first].tag == "DT" and words[verb - 1].tag in {"NN", "NNS"}
    return common and words[first - 1].text.lower() in {"and", "or"}


RULE: Final = Rule(
    code="ATT002",
    name="run-together-quotation",
    severity=Severity.WARNING,
    what="A quotation in which two sentences run together.",
    why="Words were lost, so the speaker did not say this.",
    flagged=(
        (
            "“It should support farmers, make progress, bring change through measures of the new agreement of both "
            "countries and regions is a historic step for trade,” said Anna Schmidt."
        ),
    ),
    clean=(
        "“It should support farmers and it is a historic step,” said Anna Schmidt.",
        "“You would end up in the upper corner of the old hall and the space was small,” said Anna Schmidt.",
        "“I will treat all of them equally to ensure their path to the nomination is honest,” said Anna Schmidt.",
        "“Their failure could have deepened the recession, and rescuing them was the only thing to do,” she said.",
        "“It will set the race going forward and today, Anna Schmidt is in a strong position,” he said.",
    ),
    limits="Only after a modal verb, where the second verb follows a noun and has no subject; by the language model.",
    reference="One finite verb needs one subject.",
    find=find,
)
