"""A real word in the wrong place."""

from collections.abc import Iterator
from typing import Final

from workbench.domain.flag import Severity
from workbench.domain.span import Span
from workbench.flags.lists import word_frames
from workbench.flags.rule import Finding, Rule
from workbench.flags.words.contractions import contraction_slips
from workbench.flags.words.frames import Frame
from workbench.flags.words.placed import words_with_places
from workbench.text.document import Document

_REACH: Final = 60


def find(document: Document) -> Iterator[Finding]:
    """Yield words whose neighbours call for another that sounds alike: by listed frames, then by tags."""
    flagged_starts = set()
    for span, right in slips_in_frames(document.text):
        flagged_starts.add(span.start)
        yield _finding(document, span, right=right, evidence="a listed frame of words")
    for span, right in contraction_slips(document):
        if span.start not in flagged_starts:
            yield _finding(document, span, right=right, evidence="the tags of the words after it")


def slips_in_frames(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the words that match a frame of another word, with that other word."""
    frames = word_frames()
    words = words_with_places(text)
    last = len(words) - 1
    for index, word in enumerate(words):
        if word[0] not in frames:
            continue
        before = words[index - 1][0].lower() if index else ""
        after = words[index + 1][0].lower() if index < last else ""
        for frame in frames[word[0]]:
            if frame.may_fit(before, after) and _matches(frame, text, word.start()):
                yield Span(*word.span()), frame.right.capitalize() if word[0][0].isupper() else frame.right
                break


def _finding(document: Document, span: Span, *, right: str, evidence: str) -> Finding:
    message = f"{document.quote(span)!r} looks like a slip for {right!r} here."
    return Finding(span=span, message=message, suggestion=right, evidence=evidence)


def _matches(frame: Frame, text: str, start: int) -> bool:
    """Return whether the frame matches with the word at `start`."""
    if not frame.ahead.match(text, start):
        return False
    matches = frame.pattern.finditer(text, max(0, start - _REACH), start + _REACH)
    return any(match.start("w") == start for match in matches)


RULE: Final = Rule(
    code="WRD001",
    name="confused-words",
    severity=Severity.WARNING,
    what="A real word where its neighbours call for another that sounds or looks alike.",
    why="A spelling checker passes it, and it changes the sense.",
    flagged=(
        "The ruling may not phase voters.",
        "They could of gone.",
        "It is colder then the last one.",
        "We cannot go on loosing money.",
        "Its a shame that the mill shut.",
        "She ignored the unions proposal.",
        "The plan came to late to help.",
    ),
    clean=(
        "The ruling may phase out coal.",
        "They went to their house.",
        "It's a shame; its mill shut.",
        "She ignored the unions and the union proposal.",
        "The plan came to light to help.",
        "The mine exported 300 tonnes of ore. He practised law in Hull. A television programme was labelled old.",
        "The flight will be canceled if it snows. The rules fulfill a need.",
        "Actors form the largest group in the guild. The car was towed from the scene. A lone guard sat there.",
        "Growth is set to halve in Norland. That was billed as the first stage. It has shone a light on the nation.",
        "His club was suffering a dip in form which rivals could exploit. They lost to the might of Sweden.",
        "They will not wear the uniform; some wore clothing with logos. He warned of political witch hunts.",
    ),
    limits="Knows the pairs of its list and the words beside them; with the language model, also what the tags of the "
    "words after it tell.",
    reference="Curated frames.",
    find=find,
)
