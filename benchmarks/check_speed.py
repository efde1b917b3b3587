"""How fast a check runs: the first article cold and warm, and a corpus with and without the language model.

python benchmarks/check_speed.py [--corpus gum_open_docs.jsonl] [--article FILE]

The corpus is JSON Lines, each line with the text of a document in "text".
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "russia-france-security-structure.txt"
REPEATS = 5
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Print one figure a line: what, value, unit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    text = options.article.read_text(encoding="utf-8")
    words = len(text.split())
    cold_process(options.article, words)
    warm_process(text, words)
    if options.corpus:
        lines = options.corpus.read_text(encoding="utf-8").splitlines()
        corpus([json.loads(line)["text"] for line in lines])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    show("peak memory of this process", memory, "MB")


def show(what: str, value: float, unit: str) -> None:
    print(f"{what:58} {value:12,.2f} {unit}", flush=True)


def cold_process(article: Path, words: int) -> None:
    """From the start of `workbench check` to its end, models and all."""
    command = [sys.executable, "-m", "workbench", "check", "--format", "json", str(article)]
    seconds = [elapsed(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False)) for _ in range(3)]
    show(f"check the article ({words} words), cold process, median", statistics.median(seconds), "s")


def warm_process(text: str, words: int) -> None:
    """The same call again and again in one process."""
    import workbench

    first = elapsed(lambda: workbench.check_text(text))
    seconds = [elapsed(lambda: workbench.check_text(text)) for _ in range(REPEATS)]
    warm = statistics.median(seconds)
    show("check the article, first call (loads the model)", first, "s")
    show("check the article, warm, median", warm, "s")
    show("check the article, warm", words / warm, "words/s")


def corpus(texts: list[str]) -> None:
    """Every text once, with the language model and by rules alone."""
    import workbench
    from workbench.domain.article import article_of
    from workbench.extraction.claims import claims_in
    from workbench.flags.registry import flags_in
    from workbench.text.read_article import read_document

    def by_rules_alone() -> None:
        for text in texts:
            document = read_document(article_of(text))
            claims_in(document)
            flags_in(document)

    words = sum(len(text.split()) for text in texts)
    show("corpus", words, f"words in {len(texts)} documents")
    with_model = elapsed(lambda: [workbench.check_text(text) for text in texts])
    show("corpus with the language model", words / with_model, "words/s")
    show("corpus by rules alone", words / elapsed(by_rules_alone), "words/s")


def elapsed(call) -> float:  # noqa: ANN001 - any call without arguments
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
