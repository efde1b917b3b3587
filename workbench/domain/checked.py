"""The outcome of a check: an article, its sentences, claims and flags; and the record of it."""

from dataclasses import dataclass
from typing import NewType

from workbench.domain.article import Article, ArticleId
from workbench.domain.claim import Claim, ClaimId
from workbench.domain.flag import Flag, FlagId
from workbench.domain.problem import Problem
from workbench.domain.span import Span

ScanId = NewType("ScanId", str)

SCHEMA = "workbench/check/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the article and what accounts for it.

    Either claims cover it or `not_checkable` says why none does; a sentence
    with neither is uncovered.
    """

    start: int
    end: int
    covered_by: tuple[ClaimId, ...] = ()
    not_checkable: str = ""

    @property
    def span(self) -> Span:
        """The sentence's place in the article."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Everything that a check of one article found."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        text = self.article.text
        records: tuple[Claim | Flag, ...] = (*self.claims, *self.flags)
        for record in records:
            if text[record.start : record.end] != record.quote:
                message = f"{record.id!r}: the article does not read {record.quote!r} at {record.start}..{record.end}"
                raise ValueError(message)

    def to_json(self) -> dict[str, object]:
        """Return the check as a JSON object of schema `workbench/check/1`, ready for `json.dumps`.

        The same object that `workbench check FILE --format json` prints.
        Offsets are code points in `article.text`.
        """
        return {
            "schema": SCHEMA,
            "article": _article_json(self.article),
            "sentences": [_sentence_json(sentence) for sentence in self.sentences],
            "claims": [_claim_json(claim) for claim in self.claims],
            "flags": [_flag_json(flag) for flag in self.flags],
            "problems": [{"where": p.where, "what": p.what, "fix": p.fix} for p in self.problems],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What one check found, by id; append-only, the last acknowledged replaces those before.

    `reading` is the reading version: two checks of one article with the same
    version find the same. An article checked before scans were recorded has no scan.
    """

    id: ScanId
    article_id: ArticleId
    reading: str
    scanned_by: str
    scanned_at: str
    claim_ids: tuple[ClaimId, ...] = ()
    flag_ids: tuple[FlagId, ...] = ()


def _article_json(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "sha256": article.sha256,
        "published": article.published,
    }


def _sentence_json(sentence: Sentence) -> dict[str, object]:
    return {
        "start": sentence.start,
        "end": sentence.end,
        "covered_by": list(sentence.covered_by),
        "not_checkable": sentence.not_checkable,
    }


def _claim_json(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "checkable": claim.checkable,
        "reason": claim.reason,
        "check_worthiness": claim.worthiness,
        "cues": list(claim.cues),
        "standalone": claim.standalone,
        "claimant": claim.claimant,
        "same_as": list(claim.same_as),
        "unit": claim.unit.value,
        "parent": claim.parent,
        "number": claim.number,
        "origin": claim.origin.value,
    }


def _flag_json(flag: Flag) -> dict[str, object]:
    return {
        "id": flag.id,
        "rule": flag.rule,
        "name": flag.name,
        "severity": flag.severity.value,
        "start": flag.start,
        "end": flag.end,
        "quote": flag.quote,
        "message": flag.message,
        "suggestion": flag.suggestion,
        "related": [{"start": r.start, "end": r.end, "quote": r.quote} for r in flag.related],
        "evidence": flag.evidence,
    }
