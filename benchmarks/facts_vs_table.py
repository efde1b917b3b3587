"""Wrong names and numbers of match reports that a comparison with the box score finds.

python benchmarks/facts_vs_table.py facts_vs_table_errors.jsonl [--missed N] [--false N]
python benchmarks/facts_vs_table.py test_set/

The data is JSON Lines: "text", "errors" (spans of type NAME, NUMBER, ...) and the
"source" box score; or the folder test_set/ of github.com/ehudreiter/accuracySharedTask,
as it stands there. A hit is a difference that shares a character with a marked
error of its own type; a marked error is hit once, and a second difference on it
is a false alarm, as is one on an error of another type (WORD, CONTEXT). The line
"task" counts as the shared task does, so that its published figures may stand
beside it: over errors of every type, a difference right where it shares a
character with any of them, an error found where a difference that found no other
does. The rules were made on the rows of even index; those of odd index are printed
apart. The baseline takes every number of the text that stands nowhere in the table
for an error.
Last come the differences found in "human_text", the reports that people published
of the same matches: not marked, so false alarms and their real errors together.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workbench.domain.article import article_of  # noqa: E402 - after the path
from workbench.table_check.comparison import differences_from_table  # noqa: E402 - after the path
from workbench.table_check.entities import Table, number_in  # noqa: E402 - after the path
from workbench.table_check.vocabulary import vocabulary_for  # noqa: E402 - after the path
from workbench.text.document import Document  # noqa: E402 - after the path
from workbench.text.read_article import read_document  # noqa: E402 - after the path

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
    rows = rows_of(options.corpus)
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
            print(f"{method:18} {part:10} task   {task_line(counted, part)}")
    print(published(rows))
    for heading, shown in (("missed", missed[: options.missed]), ("false", false[: options.false])):
        for one in shown:
            print(f"{heading}: {one}")


def rows_of(corpus: Path) -> list[dict]:
    """The rows of a JSON Lines file, or those of the shared task's folder with its marks as spans."""
    if not corpus.is_dir():
        return [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    sources = (corpus / "shared_task.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {}
    for game, source in zip(read_csv(corpus / "games.csv"), map(json.loads, sources), strict=True):
        row = {"id": game["TEXT_ID"], "date": game["DATE"], "source": source, "errors": []}
        row["text"] = " ".join((corpus / "texts" / f"{row['id']}.txt").read_text(encoding="utf-8").split())
        row["human_text"] = " ".join(source["summary"])
        rows[row["id"]] = row
    for mark in read_csv(corpus / "gsml.csv"):
        row = rows[mark["TEXT_ID"].removesuffix(".txt")]
        row["errors"].append(marked_error(row, mark))
    return list(rows.values())


def marked_error(row: dict, mark: dict[str, str]) -> dict:
    """The span of a mark, which counts tokens from 1, the last one included."""
    tokens = row["text"].split()
    first, last = int(mark["DOC_TOKEN_START"]) - 1, int(mark["DOC_TOKEN_END"])
    if tokens[first:last] != mark["TOKENS"].split():
        message = f"{row['id']}: tokens {first + 1} to {last} are not {mark['TOKENS']!r}"
        raise ValueError(message)
    end = len(" ".join(tokens[:last]))
    return {"type": mark["TYPE"], "start": end - len(" ".join(tokens[first:last])), "end": end}


def read_csv(path: Path) -> list[dict[str, str]]:
    """The records of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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
    count_as_task(counted, found, row, half=half)
    return wrong, left


def count_as_task(counted: Counter, found: list[Found], row: dict, *, half: str) -> None:
    """Add one row's counts over errors of every type, by the shared task's own way of matching."""
    unused = list(found)
    recalled = 0
    for gold in row["errors"]:
        hit = next((one for one in unused if one[0] < gold["end"] and gold["start"] < one[1]), None)
        if hit:
            unused.remove(hit)
            recalled += 1
    right = sum(any(one[0] < gold["end"] and gold["start"] < one[1] for gold in row["errors"]) for one in found)
    for part in (half, "all rows"):
        counted[part, "task", "found"] += len(found)
        counted[part, "task", "right"] += right
        counted[part, "task", "recalled"] += recalled
        counted[part, "task", "errors"] += len(row["errors"])


def task_line(counted: Counter, part: str) -> str:
    """Precision and recall over errors of every type, with their counts."""
    found, right, recalled, errors = (counted[part, "task", what] for what in ("found", "right", "recalled", "errors"))
    precision, recall = right / max(1, found), recalled / max(1, errors)
    return f" precision {precision:.3f} recall {recall:.3f} ({right} of {found} right, {recalled} of {errors} found)"


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
