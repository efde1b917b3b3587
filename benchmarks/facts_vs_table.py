"""Wrong names and numbers of match reports that a comparison with the box score finds.

python benchmarks/facts_vs_table.py facts_vs_table_errors.jsonl [--missed N] [--false N]

The data is JSON Lines: "text", "errors" (spans of type NAME, NUMBER, ...) and the
"source" box score. A hit is a difference that shares a character with a marked
error of its own type; a marked error is hit once, and a second difference on it
is a false alarm, as is one on an error of another type (WORD, CONTEXT). The rules were made
on the rows of even index; those of odd index are printed apart. The baseline
takes every number of the text that stands nowhere in the table for an error.
Last come the differences found in "human_text", the reports that people published
of the same matches: not marked, so false alarms and their real errors together.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.article import article_of  # noqa: E402 - after the path
from workbench.evidence.tables.compare import differences_from_table  # noqa: E402 - after the path
from workbench.evidence.tables.entities import Table, number_in  # noqa: E402 - after the path
from workbench.evidence.tables.vocabulary import vocabulary_for  # noqa: E402 - after the path
from workbench.text.document import Document  # noqa: E402 - after the path
from workbench.text.reading import read_document  # noqa: E402 - after the path

TYPES = ("NAME", "NUMBER")
PARTS = ("even rows", "odd rows", "all rows")
Found = tuple[int, int, str]


def main() -> None:
    """Print precision and recall for each half, type and method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--false", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.corpus.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, Counter[tuple[str, str, str]]] = {"comparison": Counter(), "contradicted only": Counter()}
    counts["baseline"] = Counter()
    missed, false = [], []
    for index, row in enumerate(rows):
        document = read_document(article_of(row["text"], title="", published="", origin=row["id"]))
        table = table_of(row)
        differences = differences_from_table(document, table, vocabulary_for(table.columns))
        found = [(one.start, one.end, one.kind.name) for one in differences]
        firm = [(one.start, one.end, one.kind.name) for one in differences if one.basis == "contradicted"]
        wrong, left = count(counts["comparison"], found, row, half=PARTS[index % 2])
        count(counts["contradicted only"], firm, row, half=PARTS[index % 2])
        count(counts["baseline"], numbers_nowhere(document, table), row, half=PARTS[index % 2])
        if index % 2 == 0:
            missed += [around(row, one) for one in left]
            false += [around(row, one) for one in wrong]
    for method, counted in counts.items():
        for part in PARTS:
            for kind in (*TYPES, "both"):
                print(f"{method:18} {part:10} {kind:7}{line(counted, part, kind)}")
    print(published(rows))
    for heading, shown in (("missed", missed[: options.missed]), ("false", false[: options.false])):
        for one in shown:
            print(f"{heading}: {one}")


def published(rows: list[dict]) -> str:
    """How many differences a thousand words of the published reports hold."""
    words, bases = 0, Counter()
    for row in rows:
        document = read_document(article_of(row["human_text"], title="", published="", origin=row["id"]))
        table = table_of(row)
        words += len(row["human_text"].split())
        bases.update(one.basis.value for one in differences_from_table(document, table, vocabulary_for(table.columns)))
    rates = ", ".join(f"{name} {number} ({1000 * number / words:.1f} per 1,000)" for name, number in bases.items())
    return f"published reports  {words:,} words: {rates}"


def table_of(row: dict) -> Table:
    """The box score as one table: a row for each player and each team."""
    source = row["source"]
    box = source["box_score"]
    lines = [source["home_line"], source["vis_line"]]
    teams = {line["TEAM-CITY"]: line["TEAM-NAME"] for line in lines}
    month, day, year = row["date"].split("_")
    measures = [name for name in box if name not in {"PLAYER_NAME", "FIRST_NAME", "SECOND_NAME", "TEAM_CITY"}]
    columns = ("PLAYER_NAME", "TEAM", "DATE", *measures, *lines[0])
    records = []
    for key in sorted(box["PLAYER_NAME"], key=int):
        player = {name: cells[key] for name, cells in box.items()}
        records.append(player | {"TEAM": teams[player["TEAM_CITY"]]})
    records += [line | {"DATE": f"20{year}-{month}-{day}"} for line in lines]
    return Table(columns=columns, rows=tuple(tuple(one.get(name, "") for name in columns) for one in records))


def numbers_nowhere(document: Document, table: Table) -> list[Found]:
    """The plain rule: the numbers of the text that no cell of the table holds."""
    cells = {number_in(cell) for row in table.rows for cell in row}
    return [(one.start, one.end, "NUMBER") for one in document.numbers if one.value not in cells]


def count(counted: Counter, found: list[Found], row: dict, *, half: str) -> tuple[list[Found], list[Found]]:
    """Add one row's hits, false alarms and misses to `counted`; return the last two."""
    left = [(error["start"], error["end"], error["type"]) for error in row["errors"] if error["type"] in TYPES]
    wrong = []
    for one in found:
        hit = next((gold for gold in left if gold[2] == one[2] and one[0] < gold[1] and gold[0] < one[1]), None)
        if hit:
            left.remove(hit)
        else:
            wrong.append(one)
        for part in (half, "all rows"):
            counted[part, one[2], "hit" if hit else "false"] += 1
    for gold in left:
        for part in (half, "all rows"):
            counted[part, gold[2], "missed"] += 1
    return wrong, left


def line(counted: Counter, part: str, kind: str) -> str:
    """Precision and recall with their counts."""
    kinds = TYPES if kind == "both" else (kind,)
    hit, false, missed = (sum(counted[part, one, what] for one in kinds) for what in ("hit", "false", "missed"))
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    return f" precision {precision:.3f} recall {recall:.3f} ({hit} hit, {false} false, {missed} missed)"


def around(row: dict, found: Found) -> str:
    """A stretch of a row's text with what stands around it."""
    start, end, kind = found
    text = row["text"]
    return f"{row['id']} {kind} {text[max(0, start - 100) : start]}[[{text[start:end]}]]{text[end : end + 50]}"


if __name__ == "__main__":
    main()
