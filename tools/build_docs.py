"""Write the generated documents: the pages on the flag rules, and parts of the architecture page and of the schema.

python tools/build_docs.py          writes them
python tools/build_docs.py --check  says which are out of date, with status 1
"""

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from architecture_page import PAGE, architecture_page  # noqa: E402 - the same
from report_schema import COPIES, report_schema  # noqa: E402 - the same

from workbench.flags.registry import DOCUMENTED, RETIRED  # noqa: E402 - the root must be found first
from workbench.flags.rule import Rule  # noqa: E402 - the root must be found first

FOLDER = ROOT / "docs" / "rules"
MEASURED = ROOT / "benchmarks" / "measured_rules.tsv"


def main() -> int:
    """0, or 1 where --check finds a document out of date."""
    pages = {"README.md": rule_list(), **{f"{rule.code}.md": rule_page(rule) for rule in DOCUMENTED}}
    generated = {PAGE: architecture_page(), **dict.fromkeys(COPIES, report_schema())}
    if "--check" in sys.argv:
        return max(report_stale(pages), *(report_stale_file(path, text) for path, text in generated.items()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, page in pages.items():
        (FOLDER / name).write_text(page, encoding="utf-8")
    for path, text in generated.items():
        path.write_text(text, encoding="utf-8")
    return 0


def report_stale(pages: dict[str, str]) -> int:
    """1 where a page differs from its file or a file has no rule, each named on standard error."""
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in there.keys() | pages.keys() if there.get(name) != pages.get(name))
    for name in stale:
        print(f"docs/rules/{name}: out of date. Write it anew: make docs", file=sys.stderr)
    return 1 if stale else 0


def report_stale_file(path: Path, text: str) -> int:
    """1 where the file has another text than the code gives it, which standard error says."""
    if path.read_text(encoding="utf-8") == text:
        return 0
    print(f"{path.relative_to(ROOT)}: out of date. Write it anew: make docs", file=sys.stderr)
    return 1


def rule_list() -> str:
    """The list of the rules, as Markdown."""
    return "\n".join(_list_lines()) + "\n"


def rule_page(rule: Rule) -> str:
    """The page on one rule, as Markdown."""
    return "\n".join(_page_lines(rule)) + "\n"


def _list_lines() -> Iterator[str]:
    yield "# Flag rules\n"
    yield "Made from the rules themselves by `make docs`; the examples are their tests.\n"
    yield "| code | name | severity | finds |"
    yield "|---|---|---|---|"
    for rule in DOCUMENTED:
        yield f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} | {_cell(rule.what)} |"
    retired = ", ".join(f"{code} ({name})" for code, name in RETIRED.items())
    yield f"\nRetired codes, never used again: {retired}."


def _page_lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name}\n"
    yield f"**{rule.severity.value.capitalize()}.** {rule.what}\n"
    yield f"**Why it matters.** {rule.why}\n"
    yield "## Flagged\n"
    yield from _examples(rule.flagged)
    yield "## Left alone\n"
    yield from _examples(rule.clean)
    yield "## Limits\n"
    yield f"{rule.limits}\n"
    yield "## Measured\n"
    yield f"{' '.join(_measured_lines(rule))}\n"
    yield "## Reference\n"
    yield rule.reference


def _measured_lines(rule: Rule) -> Iterator[str]:
    """What `benchmarks/rule_precision.py` kept of the rule, as sentences."""
    row = _measured().get(rule.code)
    if row is None:
        yield "Not measured: silent without a house style, or new."
        return
    yield "In-sample: rules were written with most of these texts at hand."
    yield _flags_on(row, "", "108 open documents")
    yield _flags_on(row, "web_", "344 web pages")
    if int(row["planted"]):
        yield f"It flags {row['planted']} planted errors."
    right, false = row["figures_right"], row["figures_false"]
    if int(right) + int(false):
        yield f"Of 400 sentences of figures it flags {right} inconsistent and {false} sound ones."


def _flags_on(row: dict[str, str], prefix: str, texts: str) -> str:
    """How many flags stand in those texts, and how many of those read by hand are right."""
    words, flags, judged = (int(row[f"{prefix}{field}"]) for field in ("words", "flags", "judged"))
    many = f"{flags or 'No'} {'flag' if flags == 1 else 'flags'} in {texts} ({words:,} words)"
    if not judged:
        return f"{many}{', none of them read by hand' if flags else ''}."
    right, slips = row[f"{prefix}right"], row[f"{prefix}slips"]
    return f"{many}; of {judged} read by hand {right} are right, {slips} of them slips of the text."


@cache
def _measured() -> dict[str, dict[str, str]]:
    with MEASURED.open(encoding="utf-8", newline="") as lines:
        return {row["rule"]: row for row in csv.DictReader(lines, delimiter="\t")}


def _examples(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield f"```text\n{_visible(text)}\n```\n"


def _visible(text: str) -> str:
    """`text` with signs that show nothing written as escapes."""
    return "".join(c if c == "\n" or c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
