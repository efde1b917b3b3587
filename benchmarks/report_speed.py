"""How long each format of the report takes, and how that grows with the number of claims.

python benchmarks/report_speed.py

Every claim has a verdict with a rationale and three sources with a passage each.
"""

import argparse
import itertools
import time
from collections.abc import Iterator

from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimKind, claim_id_for, context_of
from workbench.domain.source import Evidence, Fetched, Source, SourceKind, Stance, Standing
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import FetchError
from workbench.services.articles.importing import import_text
from workbench.services.desk import Desk
from workbench.services.publishing import FORMS, report_on
from workbench.services.reviewing import labels
from workbench.store.memory import Memory

COUNTS = (100, 1_000, 10_000)
SENTENCE = "In {year} the council of town number {number} spent {share}% of its budget on bridges, schools and roads. "


def main() -> None:
    """Print one line a format and number of claims."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    for count in COUNTS:
        desk, article_id = desk_with(count)
        report = report_on(desk, article_id, by="Ana")
        for form, render in FORMS.items():
            render(report)
            begun = time.perf_counter()
            size = len(render(report))
            seconds = time.perf_counter() - begun
            print(f"{count:7,} claims {form:5} {seconds:8.2f} s {size / 1e6:8.2f} MB", flush=True)


def desk_with(count: int) -> tuple[Desk, str]:
    """A desk in memory with one article of `count` claims, all decided, and the article's id."""
    numbers = itertools.count()
    desk = Desk(
        store=Memory(),
        now=lambda: "2026-01-02T03:04:05Z",
        new_id=lambda prefix: f"{prefix}_{next(numbers):08d}",
        fetch=refuse,
        labels=labels(),
    )
    sentences = [SENTENCE.format(year=1900 + n % 120, number=n, share=n % 100) for n in range(count)]
    text = "".join(f"{sentence}\n" if n % 5 == 4 else sentence for n, sentence in enumerate(sentences))
    article = import_text(desk, text, origin="many.txt", by="Ana")
    desk.store.append(list(records(article, sentences)), by="Ana")
    return desk, article.id


def refuse(url: str) -> Fetched:
    """Nothing is fetched here."""
    raise FetchError(url=url, what="a benchmark asked for it")


def records(article: Article, sentences: list[str]) -> Iterator[object]:
    """A claim, three sources with evidence and a verdict for every sentence."""
    place = 0
    common = {"article_id": article.id}
    by = {"added_by": "Ana", "added_at": "2026-01-02T03:04:05Z"}
    for number, sentence in enumerate(sentences):
        start = article.text.index(sentence.strip(), place)
        place = start + len(sentence.strip())
        span = Span(start, place)
        claim_id = claim_id_for(article.id, span)
        prefix, suffix = context_of(article.text, span)
        yield Claim(
            id=claim_id,
            start=start,
            end=place,
            quote=span.of(article.text),
            prefix=prefix,
            suffix=suffix,
            kind=ClaimKind.STATISTIC,
            checkable=True,
            **common,
        )
        for copy in range(3):
            source_id, title = f"src_{number}_{copy}", f"Budget of town {number}, part {copy}"
            standing = Standing.PRIMARY
            yield Source(id=source_id, kind=SourceKind.DOCUMENT, title=title, standing=standing, **common, **by)
            yield Evidence(
                id=f"evi_{number}_{copy}",
                claim_id=claim_id,
                source_id=source_id,
                stance=Stance.SUPPORTS,
                passage="The council spent it on bridges, schools and roads.",
                **common,
                **by,
            )
        yield Verdict(
            id=f"ver_{number}",
            claim_id=claim_id,
            aspect=Aspect.CONTENT,
            label="verified",
            rationale="The budget says so.",
            reviewer="Ana",
            decided_at="2026-01-02T03:04:05Z",
            quote=span.of(article.text),
            **common,
        )


if __name__ == "__main__":
    main()
