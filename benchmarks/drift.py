"""Print how often a passage is told right after its page was changed in a known way.

python benchmarks/drift.py FOLDER-WITH-THE-JSONL-FILES
"""

import json
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from workbench.anchoring.drift import compare_passage
from workbench.anchoring.place import find_typed_words, tokenize
from workbench.domain.span import Span
from workbench.text.sentences import sentence_spans

EVERY = 7
SAME, MOVED, CHANGED, GONE = {"unchanged"}, {"moved"}, {"changed"}, {"gone"}
LEAVES_IT = (
    "nothing",
    "paragraph added at the top",
    "sentence added just before",
    "every other sentence in capitals",
    "kinds of quotes, dashes, spaces",
    "moved to the end",
)
AD = "Subscribe now and never miss a story. Our newsletter goes out every Friday morning.\n"
TYPE = str.maketrans({"'": "’", '"': "“", "-": "–", " ": "\u00a0"})


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def edited(text: str, span: Span, other: str) -> dict[str, tuple[str, set[str]]]:
    """The page after each sort of edit, and what a reviewer should be told of the sentence at `span`."""
    head, words, tail = text[: span.start], span.of(text), text[span.end :]
    letters = [m for m in re.finditer(r"[a-z]{5,}", words) if m[0][2] != m[0][3]]
    half = " ".join(words.split()[: max(3, len(words.split()) // 2)])
    made = {
        "nothing": (text, SAME),
        "paragraph added at the top": (AD + text, SAME),
        "sentence added just before": (f"{head}That was then. {words}{tail}", SAME | CHANGED),
        "every other sentence in capitals": (capitals(head) + words + capitals(tail), SAME | MOVED),
        "kinds of quotes, dashes, spaces": (text.translate(TYPE), SAME),
        "moved to the end": (f"{head}{tail.lstrip()}\n{words}\n", MOVED | (SAME if not tail.strip() else set())),
        "taken out": (head + tail.lstrip(), GONE),
        "another page's sentence in its place": (head + other + tail, GONE),
        "page replaced by a notice": ("404. This page does not exist. Go to the front page.", GONE),
        "cut after half its words": (f"{head}{half}.{tail}", CHANGED),
        "words put before it": (f"{head}It is not true that {words}{tail}", CHANGED),
    }
    if letters:
        at = letters[0].start() + 2
        made["two letters swapped"] = (head + words[:at] + words[at + 1] + words[at] + words[at + 2 :] + tail, CHANGED)
    if re.search(r"\d", words):
        slip = re.sub(r"\d", lambda digit: str((int(digit.group()) + 1) % 10), words, count=1)
        made["a digit changed"] = (head + slip + tail, CHANGED)
    return made


def capitals(text: str) -> str:
    for _, span in spans_of(text)[::2]:
        text = (
            text[: span.start]
            + "".join(one.upper() if len(one.upper()) == 1 else one for one in span.of(text))
            + text[span.end :]
        )
    return text


def spans_of(text: str) -> list[tuple[int, Span]]:
    return list(enumerate(sentence_spans(text)))


def main() -> None:
    texts = [row["text"] for row in rows(Path(sys.argv[1]) / "gum_open_docs.jsonl")]
    told: dict[str, Counter[str]] = defaultdict(Counter)
    right: Counter[str] = Counter()
    began, looks, typed = time.process_time(), 0, Counter()
    for number, text in enumerate(texts):
        others = sentence_spans(texts[number - 1])
        for at, span in spans_of(text)[number % EVERY :: EVERY]:
            if len(span.of(text).split()) < 6:
                continue
            for edit, (later, wanted) in edited(text, span, others[at % len(others)].of(texts[number - 1])).items():
                outcome = compare_passage(tokenize(text), span, tokenize(later)).outcome.value
                told[edit][outcome] += 1
                right[edit] += outcome in wanted
                looks += 1
            slip = span.of(text).replace("the ", "", 1).rstrip(".")
            place = find_typed_words(slip, tokenize(text))
            typed[bool(place and place.overlaps(span))] += 1
    spent = time.process_time() - began
    for edit, outcomes in told.items():
        print(f"{edit:42} right {right[edit] / outcomes.total():.3f} of {outcomes.total()}  {dict(outcomes)}")
    edits = set(told) - set(LEAVES_IT)
    missed = sum(told[edit]["unchanged"] + told[edit]["moved"] for edit in edits)
    alarms = sum(told[edit]["changed"] + told[edit]["gone"] for edit in LEAVES_IT)
    print(f"changes missed: {missed} of {sum(told[edit].total() for edit in edits)}")
    print(f"false alarms: {alarms} of {sum(told[edit].total() for edit in LEAVES_IT)}")
    print(f"typed with a slip, found at its place: {typed[True] / typed.total():.3f} of {typed.total()}")
    print(f"{looks} looks, {spent / looks * 1000:.1f} ms each (user time)")


if __name__ == "__main__":
    main()
