"""Appends verdicts until it is killed; prints each id once it is acknowledged."""

import sys

from workbench.domain.article import ArticleId
from workbench.domain.claim import ClaimId
from workbench.domain.event import Event, EventId, EventKind
from workbench.domain.verdict import Aspect, LabelName, Verdict, VerdictId
from workbench.store.csv_folder import CsvFolder

AT = "2026-01-01T00:00:00Z"


def main(folder: str, name: str, article: str) -> None:
    store = CsvFolder(folder)
    number = 0
    while True:
        number += 1
        tag = f"{name}x{number}"
        verdict = Verdict(
            id=VerdictId(f"ver_{tag}"),
            article_id=ArticleId(article),
            claim_id=ClaimId("clm_1"),
            aspect=Aspect.CONTENT,
            label=LabelName("wrong"),
            rationale="because\nof this " * (number % 40),
            reviewer=name,
            decided_at=AT,
            quote="Words",
        )
        event = Event(
            id=EventId(f"evt_{tag}"),
            article_id=ArticleId(article),
            subject_id=verdict.id,
            kind=EventKind.EXPORTED,
            reviewer=name,
            at=AT,
        )
        store.append([verdict, event], by=name)
        sys.stdout.write(f"{tag}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
