"""What accounts for each word of a text: a claim, furniture, an attribution, or why it cannot be checked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from workbench.domain.claim import Claim, ClaimId
from workbench.domain.coverage import Coverage, CoverageKind, Stretch
from workbench.domain.span import Span

_WORD: Final = re.compile(r"[^\W_](?:[^\s—–…]*[^\W_])?")
_JOINING: Final = frozenset(
    "and or nor but yet so plus while whereas although though because since as if unless until when where after before "
    "once than that whether who whom whose which with".split()
)
"""Conjunctions, relative pronouns, and the "with" of "36% agree, with 62% against": they join, and state nothing."""


class _Account(NamedTuple):
    """What accounts for words."""

    kind: CoverageKind
    reason: str = ""
    claim_ids: tuple[ClaimId, ...] = ()


class _Run(NamedTuple):
    """Words `first` to `last`, exclusive, with one account between them, or none."""

    first: int
    last: int
    account: _Account | None


def words_in(text: str) -> list[tuple[int, int]]:
    """Return where the words of `text` start and end, without the signs around them; a dash parts two words.

    >>> words_in("“Sales rose 3.5%—at last!”")
    [(1, 6), (7, 11), (12, 15), (17, 19), (20, 24)]
    """
    return [match.span() for match in _WORD.finditer(text)]


def word_coverage(
    text: str, sentences: Sequence[Span], *, claims: Sequence[Claim], outside: Sequence[Stretch] = ()
) -> Coverage:
    """Return what accounts for each word of `text`; `outside` are its furniture and attributions.

    A word belongs to what lies over its first letter or digit. A claim that can be checked
    comes before furniture, furniture before what cannot be checked, and that before an
    attribution. Joining words that none of them hold go with what follows in their
    sentence, or else with what comes before.
    """
    words = words_in(text)
    starts = [start for start, _ in words]
    sentence_starts = sorted(sentence.start for sentence in sentences)
    runs: list[_Run] = []
    for run in _runs(starts, claims, outside):
        runs += [run] if run.account else _by_sentence(run, starts, sentence_starts)
    settled = _with_joining_words(text, words, runs, sentence_starts=sentence_starts)
    stretches, uncovered = [], []
    for account, neighbours in groupby(settled, key=lambda run: run.account):
        members = list(neighbours)
        if account is None:
            uncovered += [Span(words[run.first][0], words[run.last - 1][1]) for run in members]
        else:
            start, end = words[members[0].first][0], words[members[-1].last - 1][1]
            stretches.append(Stretch(start=start, end=end, **account._asdict()))
    lacking = sum(run.last - run.first for run in settled if run.account is None)
    return Coverage(
        total=len(words),
        accounted_for=len(words) - lacking,
        stretches=tuple(stretches),
        uncovered=tuple(uncovered),
    )


def leaves_words_out(text: str, sentence: Span, accounted_for: Sequence[Span]) -> bool:
    """Return whether words of `sentence` that do not only join lie in none of the spans.

    >>> leaves_words_out("Lee left, and Berg stayed.", Span(0, 26), [Span(0, 8), Span(14, 25)])
    False
    """
    words = [(start + sentence.start, end + sentence.start) for start, end in words_in(sentence.of(text))]
    runs = groupby(words, key=lambda word: any(span.start <= word[0] < span.end for span in accounted_for))
    return any(
        not is_covered and not _only_joins(text[start:end] for start, end in members) for is_covered, members in runs
    )


def _runs(starts: Sequence[int], claims: Sequence[Claim], outside: Sequence[Stretch]) -> Iterator[_Run]:
    """Yield the words in order, those under the same claims and stretches together."""
    pieces: list[Claim | Stretch] = sorted((*claims, *outside), key=lambda piece: (piece.start, -piece.end))
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    after_last = starts[-1] + 1 if starts else 0
    next_piece, live = 0, []
    for edge, next_edge in pairwise([0, *edges, max([after_last, *edges[-1:]])]):
        while next_piece < len(pieces) and pieces[next_piece].start <= edge:
            live.append(pieces[next_piece])
            next_piece += 1
        live = [piece for piece in live if piece.end > edge]
        first, last = bisect_left(starts, edge), bisect_left(starts, next_edge)
        if first < last:
            yield _Run(first, last, _account_of(live))


def _account_of(pieces: Sequence[Claim | Stretch]) -> _Account | None:
    """Return what accounts for words under these claims and stretches."""
    claims = [piece for piece in pieces if isinstance(piece, Claim)]
    stretches = {piece.kind: piece.reason for piece in pieces if isinstance(piece, Stretch)}
    checkable = tuple(claim.id for claim in claims if claim.checkable)
    if checkable:
        return _Account(CoverageKind.CLAIM, claim_ids=checkable)
    claim_ids = tuple(claim.id for claim in claims)
    if CoverageKind.FURNITURE in stretches:
        return _Account(CoverageKind.FURNITURE, stretches[CoverageKind.FURNITURE], claim_ids)
    if claims:
        reasons = dict.fromkeys(claim.reason for claim in claims)
        return _Account(CoverageKind.NOT_CHECKABLE, "; ".join(reasons), claim_ids)
    return next((_Account(kind, reason) for kind, reason in stretches.items()), None)


def _by_sentence(run: _Run, starts: Sequence[int], sentence_starts: Sequence[int]) -> Iterator[_Run]:
    """Yield the run's words, those of each sentence together."""
    for _, members in groupby(range(run.first, run.last), key=lambda word: bisect_right(sentence_starts, starts[word])):
        numbers = list(members)
        yield _Run(numbers[0], numbers[-1] + 1, run.account)


def _with_joining_words(
    text: str, words: Sequence[tuple[int, int]], runs: Sequence[_Run], *, sentence_starts: Sequence[int]
) -> list[_Run]:
    """Return the runs, with the account of their neighbour given to those that only join it to something."""

    def sentence_of(word: int) -> int:
        return bisect_right(sentence_starts, words[word][0])

    settled: list[_Run] = []
    for place, run in enumerate(runs):
        account = run.account
        if account is None and _only_joins(text[start:end] for start, end in words[run.first : run.last]):
            following, preceding = runs[place + 1 : place + 2], settled[-1:]
            beside = [
                *(other for other in following if sentence_of(other.first) == sentence_of(run.last - 1)),
                *(other for other in preceding if sentence_of(other.last - 1) == sentence_of(run.first)),
            ]
            account = next((other.account for other in beside if other.account), None)
        settled.append(run._replace(account=account))
    return settled


def _only_joins(words: Iterable[str]) -> bool:
    return all(word.casefold() in _JOINING for word in words)
