"""What each flag rule raises, and how often rightly.

    python benchmarks/rule_precision.py FOLDER             prints the figures, one rule a line
    python benchmarks/rule_precision.py FOLDER --write     and keeps them for the rules' pages (then: make docs)
    python benchmarks/rule_precision.py FOLDER --unjudged  prints the flags nobody has judged yet, as rows to fill in

FOLDER holds gum_open_docs.jsonl, passage_wice.jsonl (whose sentences make up the
web pages that articles cite), seeded_errors_articles.jsonl and
numbers_add_up.jsonl. All flags on the open documents have been read by hand, and
on the web pages those of RECENT: judged_flags.tsv
says of each whether the text has a slip there ("slip"), has what the rule says
and is worth a look though nothing is wrong ("as told"), or neither ("false").
Right are the first two. On planted errors a flag counts where it overlaps one,
on sentences of figures where the sentence is inconsistent. Most of these texts
were at hand when rules were written; the later web pages were read afterwards.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.domain.article import article_of
from workbench.domain.flag import Flag, Severity
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

HERE = Path(__file__).parent
JUDGED = HERE / "judged_flags.tsv"
MEASURED = HERE / "measured_rules.tsv"
FIELDS = (
    *("rule", "words", "flags", "judged", "right", "slips"),
    *("web_words", "web_flags", "web_judged", "web_right", "web_slips"),
    *("planted", "figures_right", "figures_false"),
)
RECENT = ("SRC", "CON", "ATT004", "ATT005", "ATT006", "ROL", "DAT006", "DAT007", "DAT008", "WRD005")
LONGEST_PAGE = 6_000
SENTENCES = 3
VERDICTS = {"slip", "as told", "false"}
AROUND = 60

Key = tuple[str, str, str]


def rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def flags_of(text: str) -> tuple[Flag, ...]:
    return flags_in(read_document(article_of(text), load_tagger()))


def key_of(document: str, flag: Flag) -> Key:
    return document, flag.rule, " ".join(flag.quote.split())


def judgements() -> dict[Key, str]:
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        told = list(csv.DictReader(lines, delimiter="\t"))
    wrong = [row for row in told if row["verdict"] not in VERDICTS]
    if wrong:
        sys.exit(f"{JUDGED.name}: {wrong[0]['verdict']!r} is not a verdict. Use one of: {', '.join(sorted(VERDICTS))}.")
    return {(row["document"], row["rule"], row["quote"]): row["verdict"] for row in told}


def open_documents(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and text of each open document."""
    for row in rows(folder / "gum_open_docs.jsonl"):
        yield row["id"], row["text"]


def web_pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and text of each cited web page of at most 6,000 words, each page once."""
    seen = set()
    for row in rows(folder / "passage_wice.jsonl"):
        text = page_from(row["evidence_sentences"])
        if text[:200] not in seen and len(text.split()) <= LONGEST_PAGE:
            seen.add(text[:200])
            yield f"web:{row['id']}", text


def page_from(sentences: list[str]) -> str:
    """The sentences in paragraphs of up to three; what ends in no full stop is a line of its own."""
    paragraphs: list[str] = []
    inside = 0
    for sentence in sentences:
        line = " ".join(sentence.removeprefix("(meta data) TITLE:").lstrip("#").split())
        if not line:
            continue
        full = line[-1] in '.!?"”’'
        if full and 0 < inside < SENTENCES:
            paragraphs[-1] += f" {line}"
            inside += 1
        else:
            paragraphs.append(line)
            inside = int(full)
    return "\n\n".join(paragraphs)


def flagged(texts: Iterator[tuple[str, str]]) -> tuple[int, list[tuple[str, str, Flag]]]:
    """The words of the texts, and every flag with its document's name and text."""
    words, found = 0, []
    for name, text in texts:
        words += len(text.split())
        found += [(name, text, flag) for flag in flags_of(text)]
    return words, found


def counts_of(found: list[tuple[str, str, Flag]], told: dict[Key, str]) -> tuple[Counter[str], ...]:
    """By rule: flags, those judged, the right ones among them, and the slips among those."""
    verdicts = [(flag.rule, told.get(key_of(document, flag))) for document, _, flag in found]
    return (
        Counter(rule for rule, _ in verdicts),
        Counter(rule for rule, verdict in verdicts if verdict),
        Counter(rule for rule, verdict in verdicts if verdict in {"slip", "as told"}),
        Counter(rule for rule, verdict in verdicts if verdict == "slip"),
    )


def on_planted(path: Path) -> Counter[str]:
    """How many planted errors an error or warning of each rule overlaps."""
    hit: Counter[str] = Counter()
    for row in rows(path):
        grave = [flag for flag in flags_of(row["text"]) if flag.severity is not Severity.NOTE]
        for error in row["errors"]:
            hit.update({flag.rule for flag in grave if flag.start < error["end"] and error["start"] < flag.end})
    return hit


def on_figures(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Sentences of figures that each rule flags: those inconsistent, and those not."""
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for row in rows(path):
        flagged = {flag.rule for flag in flags_of(row["text"]) if flag.severity is not Severity.NOTE}
        consistent = row["consistent"] if "consistent" in row else row["label"] == "consistent"
        (false if consistent else right).update(flagged)
    return right, false


def measured(folder: Path) -> list[dict[str, int | str]]:
    """The figures of every rule, by code."""
    told = judgements()
    words, found = flagged(open_documents(folder))
    print_severities("open documents", words, found)
    web_words, web_found = flagged(web_pages(folder))
    print_severities("web pages", web_words, web_found)
    here, there = counts_of(found, told), counts_of(web_found, told)
    planted = on_planted(folder / "seeded_errors_articles.jsonl")
    figures = on_figures(folder / "numbers_add_up.jsonl")
    return [
        dict(
            zip(
                FIELDS,
                (
                    *(rule.code, words, *(count[rule.code] for count in here)),
                    *(web_words, *(count[rule.code] for count in there)),
                    *(planted[rule.code], *(count[rule.code] for count in figures)),
                ),
                strict=True,
            )
        )
        for rule in RULES
    ]


def print_severities(name: str, words: int, found: list[tuple[str, str, Flag]]) -> None:
    many = Counter(flag.severity for _, _, flag in found)
    told = ", ".join(f"{severity.value}s {1000 * many[severity] / words:.2f}" for severity in Severity)
    print(f"{name}, {words:,} words: per 1,000 words {told}")


def print_figures(figures: list[dict]) -> None:
    print("\t".join(FIELDS))
    for row in figures:
        print("\t".join(map(str, row.values())))
    for name in ("", "web_"):
        judged, right, slips = (sum(row[f"{name}{field}"] for row in figures) for field in ("judged", "right", "slips"))
        share = f"{right / judged:.1%}" if judged else "none judged"
        print(f"{name or 'open documents '}all rules: {right} of {judged} right ({share}), {slips} of them slips")
    recent = [row for row in figures if row["rule"].startswith(RECENT)]
    judged, right = (sum(row[field] + row[f"web_{field}"] for row in recent) for field in ("judged", "right"))
    print(f"rules of {', '.join(RECENT)}: {right} of {judged} right ({right / max(1, judged):.1%})")


def print_unjudged(folder: Path) -> None:
    told = judgements()
    for texts in (open_documents(folder), web_pages(folder)):
        for document, text, flag in flagged(texts)[1]:
            wanted = not document.startswith("web:") or flag.rule.startswith(RECENT)
            if wanted and key_of(document, flag) not in told:
                around = " ".join(text[max(0, flag.start - AROUND) : flag.end + AROUND].split())
                print("\t".join((*key_of(document, flag), "", "", around)))


def main() -> None:
    options = set(sys.argv[2:])
    if len(sys.argv) < 2 or options - {"--write", "--unjudged"}:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    if "--unjudged" in options:
        print_unjudged(folder)
        return
    clean = ((row["id"], row["clean_text"]) for row in rows(folder / "seeded_errors_articles.jsonl"))
    print_severities("clean texts", *flagged(clean))
    figures = measured(folder)
    print_figures(figures)
    if "--write" in options:
        with MEASURED.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, FIELDS, delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(figures)


if __name__ == "__main__":
    main()
