"""Quoted words that come twice, the same or with a word changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from workbench.flags.quotations.passages import Passage, passages_of
from workbench.text.document import Document
from workbench.text.language.word_lists import word_list

_CROWD: Final = 8
"""Most passages with one pair of words that are still compared by it, so that time stays linear."""

_MARGIN: Final = 2
_FEWEST_ALIKE: Final = 3
_ALIKE: Final = 0.6
_FEWEST_MEANING: Final = 2


class Change(NamedTuple):
    """Words of the one passage, by index, in the place of words of the other."""

    first: int
    last: int
    other_first: int
    other_last: int


class _Block(NamedTuple):
    """Words of the one passage, by index, that are those of the other."""

    first: int
    last: int
    other_first: int
    other_last: int


class Repetition(NamedTuple):
    """A shorter passage whose words come in another, and the words that differ; `matched` words are the same."""

    shorter: Passage
    longer: Passage
    changes: tuple[Change, ...]
    matched: int


def repetitions_of(document: Document) -> tuple[Repetition, ...]:
    """Return the passages that come again, with at most a few words changed, worked out once; linear in the text."""
    return document.once(_repetitions)


def _repetitions(document: Document) -> tuple[Repetition, ...]:
    return tuple(_read(passages_of(document)))


def _read(passages: Sequence[Passage]) -> Iterator[Repetition]:
    holders: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for earlier, offset in _offsets(passage, holders):
            apart = not passages[earlier].span.overlaps(passage.span)
            repetition = _compared(passages[earlier], passage, offset) if apart else None
            if repetition:
                yield repetition
        for at, pair in enumerate(pairwise(passage.words)):
            if len(holders[pair]) < _CROWD:
                holders[pair].append((number, at))


def _offsets(passage: Passage, holders: Mapping[tuple[str, str], list[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    """Yield each earlier passage with two words in common, by number, and how far they are apart most often."""
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for at, pair in enumerate(pairwise(passage.words)):
        for earlier, place in holders.get(pair, ()):
            shared[earlier][place - at] += 1
    for earlier, offsets in sorted(shared.items()):
        yield earlier, offsets.most_common(1)[0][0]


def _compared(earlier: Passage, later: Passage, offset: int) -> Repetition | None:
    """Return how the shorter of the two goes into the longer at `offset`; None where it does not."""
    if len(later.words) <= len(earlier.words):
        return _aligned(later, earlier, offset)
    return _aligned(earlier, later, -offset)


def _aligned(shorter: Passage, longer: Passage, offset: int) -> Repetition | None:
    start = max(0, offset - _MARGIN)
    window = longer.words[start : offset + len(shorter.words) + _MARGIN]
    steps = [step for step in Levenshtein.opcodes(shorter.words, window) if step.tag == "equal"]
    blocks = [_Block(step.src_start, step.src_end, step.dest_start + start, step.dest_end + start) for step in steps]
    matched = sum(block.last - block.first for block in blocks)
    if matched < _FEWEST_ALIKE or matched < _ALIKE * len(shorter.words):
        return None
    stops = word_list("stop_words")
    meaning = {word for block in blocks for word in shorter.words[block.first : block.last]} - stops
    if not meaning or (matched < len(shorter.words) and len(meaning) < _FEWEST_MEANING):
        return None
    return Repetition(shorter, longer, tuple(_changes(shorter, longer, blocks)), matched)


def _changes(shorter: Passage, longer: Passage, blocks: Sequence[_Block]) -> Iterator[Change]:
    """Yield the gaps between the blocks that match, and those at the ends of the shorter passage."""
    opening = blocks[0]
    if opening.first:
        yield Change(0, opening.first, max(0, opening.other_first - opening.first), opening.other_first)
    for block, after in pairwise(blocks):
        yield Change(block.last, after.first, block.other_last, after.other_first)
    closing = blocks[-1]
    rest = len(shorter.words) - closing.last
    if rest:
        end = min(len(longer.words), closing.other_last + rest)
        yield Change(closing.last, len(shorter.words), closing.other_last, end)
