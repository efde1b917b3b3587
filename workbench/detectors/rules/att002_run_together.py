"""A quotation in which two sentences run together."""

from collections.abc import Iterator, Sequence
from typing import Final

from workbench.detectors.rule import Finding, Rule
from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.text.document import Document, Token

_FINITE: Final = frozenset({"is", "was", "has", "does"})
_JOINTS: Final = frozenset(
    "it he she they we i you this that which who what where when how there but if these those because ; : — –".split()
)
_AFTER: Final = 8
_SUBJECT: Final = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$"})


def find(document: Document) -> Iterator[Finding]:
    """Sentences of quotations where a second finite verb comes with no subject or joint of its own."""
    for quotation in document.quotations if document.tagged else ():
        for sentence in document.sentences_in(Span(quotation.start, quotation.end)):
            verb = _stray_verb(document.sentence_tokens(sentence))
            if verb is not None and quotation.start <= verb.start < quotation.end:
                yield Finding(
                    span=Span(max(sentence.start, quotation.start), min(sentence.end, quotation.end)),
                    message=f"Two sentences seem to run together before {verb.text!r}. Compare the original.",
                    related=(Span(verb.start, verb.end),),
                )


def _stray_verb(words: Sequence[Token]) -> Token | None:
    """The finite verb far after a modal verb, where nothing between opens a new clause."""
    modal = next((index for index, word in enumerate(words) if word.tag == "MD"), len(words))
    for index in range(modal + 1, len(words)):
        word = words[index]
        if word.text.lower() in _JOINTS:
            return None
        if word.text in _FINITE:
            return word if index > modal + _AFTER and not _begins_a_clause(words, index) else None
    return None


def _begins_a_clause(words: Sequence[Token], verb: int) -> bool:
    """Whether a short subject just before the verb follows an "and": `..., and the space was shrinking`."""
    first = verb
    while first and (words[first - 1].tag in _SUBJECT):
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
    ),
    limits="Only after a modal verb; needs the language model.",
    reference="One finite verb needs one subject.",
    find=find,
)
