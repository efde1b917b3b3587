"""How long each kind of report takes in each format, and how that grows with the number of claims.

python benchmarks/report_speed.py
python benchmarks/report_speed.py --claims 1000 --kind audit

Every claim has a verdict with a rationale and three sources with a passage each; one claim in ten is wrong.
Growth is the processor time a claim takes, over that of the number of claims before: 1.0 is linear.
"""

import argparse
import itertools
import resource
import time
from collections.abc import Iterator

from workbench.config.label_sets import load_labels
from workbench.domain.article import Article
from workbench.domain.claim import Claim, ClaimKind, claim_id_for, context_of
from workbench.domain.source import Evidence, Fetched, Source, SourceKind, SourceTier, Stance
from workbench.domain.span import Span
from workbench.domain.verdict import Aspect, Verdict
from workbench.errors import FetchError
from workbench.reports.formats import REPORT_KINDS
from workbench.services.articles.import_article import import_text
from workbench.services.desk import Desk
from workbench.services.export_report import report_on_article
from workbench.store.memory import Memory

COUNTS = (100, 1_000, 10_000)
SENTENCE = "In {year} the council of town number {number} spent {share}% of its budget on bridges, schools and roads. "


def main() -> None:
    """Print one line a kind, format and number of claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--kind", choices=tuple(REPORT_KINDS), nargs="*", default=tuple(REPORT_KINDS))
    options = parser.parse_args()
    desk, article_id = desk_with(10)
    small = report_on_article(desk, article_id, by="Ana")
    spent: dict[tuple[str, str], float] = {}
    for count in options.claims:
        desk, article_id = desk_with(count)
        report = report_on_article(desk, article_id, by="Ana")
        for kind, form in [(name, form) for name in options.kind for form in REPORT_KINDS[name].forms]:
            render = REPORT_KINDS[kind].forms[form]
            render(small)
            begun, used = time.perf_counter(), time.process_time()
            size = len(render(report))
            seconds, used = time.perf_counter() - begun, time.process_time() - used
            growth = f"growth {used / count / spent[kind, form]:4.1f}" if (kind, form) in spent else ""
            spent[kind, form] = used / count
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            told = f"{count:7,} claims {kind:17} {form:4} {seconds:7.2f} s, processor {used:6.2f} s, "
            print(f"{told}{size / 1e6:6.2f} MB, peak memory so far {peak:5.2f} GB {growth}", flush=True)


def desk_with(count: int) -> tuple[Desk, str]:
    """A desk in memory with one article of `count` claims, all decided, and the article's id."""
    numbers = itertools.count()
    desk = Desk(
        store=Memory(),
        now=lambda: "2026-01-02T03:04:05Z",
        new_id=lambda prefix: f"{prefix}_{next(numbers):08d}",
        fetch=refuse,
        labels=load_labels(),
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
            standing = SourceTier.PRIMARY
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
            label="wrong" if number % 10 == 9 else "verified",
            rationale="The budget says so.",
            reviewer="Ana",
            decided_at="2026-01-02T03:04:05Z",
            quote=span.of(article.text),
            **common,
        )


if __name__ == "__main__":
    main()
