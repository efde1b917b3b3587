"""How time and memory grow with the length of one document, and what hostile texts cost.

python benchmarks/growth.py gum_open_docs.jsonl

The corpus is JSON Lines, each line with the text of a document in "text"; the
documents are put one after the other until a length is reached. Every length
and every hostile text is checked in a process of its own, so that the peak of
memory is its own.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000)
HOSTILE = {
    "100,000 open brackets": "(" * 100_000,
    "100,000 quotation marks": '"' * 100_000,
    "one line of 1 MB, words": "word " * 200_000,
    "one line of 1 MB, a single word": "a" * 1_000_000,
    "50,000 capitalised words": "Abc " * 50_000,
    "50,000 percentages": "36% " * 50_000,
    "50,000 times 'said'": "said " * 50_000,
    "a letter with 100,000 accents": "e" + "\u0301" * 100_000,
    "100,000 hyphens in one word": "a-" * 100_000,
    "300,000 full stops": "." * 300_000,
    "20,000 dates": "12 March 2020, " * 20_000,
    "20,000 years": "since 2004 " * 20_000,
    "20,000 short quotations": '"a." ' * 20_000,
    "20,000 numbers of a list": "1. " * 20_000,
    "20,000 names with a title": "Mr Lee " * 20_000,
    "40,000 single letters with a stop": "A. " * 40_000,
    "40,000 exclamations": "Oh! " * 40_000,
    "40,000 percentages with a stop": "36%. " * 40_000,
    "40,000 quotations with a stop": "“No.” " * 40_000,
    "40,000 open sentences in brackets": "(a. " * 40_000,
    "40,000 note figures": "a.[1] " * 40_000,
    "40,000 entities": "&quot;a " * 40_000,
    "20,000 words in Markdown": "**a** [b](http://c.d) " * 10_000,
    "20,000 datelines": "LONDON (AP) - A.\n" * 20_000,
}
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print one line a document: words, seconds, words a second, peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    lines = parser.parse_args().corpus.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    for words in LENGTHS:
        measure(f"{words:,} words", document_of(texts, words))
    for name, text in HOSTILE.items():
        measure(name, text)


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


def measure(name: str, text: str) -> None:
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue = context.Queue()
    process = context.Process(target=check, args=(text, answers))
    process.start()
    seconds, megabytes, claims = answers.get()
    process.join()
    words = len(text.split())
    print(
        f"{name:34} {seconds:8.2f} s {words / seconds:10,.0f} words/s {megabytes:8,.0f} MB {claims:7,} claims",
        flush=True,
    )


def check(text: str, answers: multiprocessing.Queue) -> None:
    import workbench

    workbench.check_text("The model is loaded by this sentence.")
    begun = time.perf_counter()
    checked = workbench.check_text(text)
    seconds = time.perf_counter() - begun
    answers.put((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(checked.claims)))


if __name__ == "__main__":
    main()
