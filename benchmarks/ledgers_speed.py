"""How long the ledgers of a long article take beyond its reading and flags, and how that grows with its length.

python benchmarks/ledgers_speed.py FOLDER [--words 5000 10000 20000 40000]

The texts of FOLDER (*.txt) are put one after the other until a length is reached. Each ledger is built from an
article that was read (`read_document`), its claims and its flags, all of which the page has anyway; so what the
rules worked out for the flags is there too. "again" are all ledgers of an article that was only read, with the
flags as they are kept, as when a stored article is opened. Seconds are of the processor, not of the clock.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
LENGTHS = (5_000, 10_000, 20_000, 40_000)
sys.path.insert(0, str(ROOT))
Value = TypeVar("Value")


def main() -> None:
    """Print one line a length: the seconds of the reading, the claims, the flags and of each ledger."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, nargs="+", default=LENGTHS)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]
    if not any(text.split() for text in texts):
        parser.error(f"{options.folder} holds no text (*.txt)")
    measure(document_of(texts, 200))  # loads the model and the lists
    for words in options.words:
        text = document_of(texts, words)
        print(f"{len(text.split()):>7,} words", *measure(text), sep="  ", flush=True)


def document_of(texts: list[str], words: int) -> str:
    """The texts one after the other, again from the start where they end, up to `words` words."""
    paragraphs: list[str] = []
    while words > 0:
        for paragraph in (paragraph for text in texts for paragraph in text.split("\n")):
            paragraphs.append(paragraph)
            words -= len(paragraph.split())
            if words <= 0:
                break
    return "\n".join(paragraphs)


def measure(text: str) -> list[str]:
    """What the stages and the ledgers took, as words and seconds."""
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.flags.registry import flags_in
    from workbench.ledgers.all_ledgers import LEDGERS, REVIEWED_LEDGERS
    from workbench.ledgers.ledger import Findings, Reviewed
    from workbench.services.articles.build_ledgers import read_again

    article = article_of(text)
    spent: dict[str, float] = {}
    document, spent["reading"] = timed(lambda: read_again(article))
    claims, spent["claims"] = timed(lambda: claims_in(document))
    flags, spent["flags"] = timed(lambda: flags_in(document))
    findings = Findings(document=document, claims=claims, flags=flags)
    ledgers = {name: timed(lambda make=make: make(findings))[1] for name, make in LEDGERS.items()}
    reviewed = Reviewed(review=review_of(article, claims), labels=())
    ledgers |= {name: timed(lambda make=make: make(reviewed))[1] for name, make in REVIEWED_LEDGERS.items()}
    document = read_again(article)
    again = Findings(document=document, claims=claims, flags=flags)
    _, spent["again"] = timed(lambda: [make(again) for make in LEDGERS.values()])
    spent["all ledgers"] = sum(ledgers.values())
    return [f"{name} {seconds:.2f}" for name, seconds in (spent | ledgers).items()]


def review_of(article, claims):  # noqa: ANN001, ANN201 - an article and its claims as a review
    """A review in which every tenth claim has a source of its own."""
    from workbench.domain.review import Review, ReviewedClaim
    from workbench.domain.source import Evidence, EvidenceId, Source, SourceId, SourceKind

    by = {"article_id": article.id, "added_by": "Ann", "added_at": "2026-11-30T12:00:00Z"}
    reviewed, sources = [], []
    for index, claim in enumerate(claims):
        name = f"source {index // 10}"
        source = Source(id=SourceId(name), kind=SourceKind.CITATION, title=name, **by)
        link = Evidence(id=EvidenceId(f"evidence {index}"), claim_id=claim.id, source_id=source.id, **by)
        has_source = index % 10 == 0
        sources += [source] * has_source
        reviewed.append(
            ReviewedClaim(
                claim=claim, number=str(index), verdict=None, attribution=None, stale=False, retracted=frozenset(),
                evidence=(link,) * has_source, sources=(source,) * has_source, flag_ids=(), history=(),
            )
        )  # fmt: skip
    return Review(article=article, sentences=(), claims=tuple(reviewed), flags=(), sources=tuple(sources), events=())


def timed(work: Callable[[], Value]) -> tuple[Value, float]:
    begun = time.process_time()
    outcome = work()
    return outcome, time.process_time() - begun


if __name__ == "__main__":
    main()
