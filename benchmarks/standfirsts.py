"""Whether the flags see that a standfirst contradicts its article.

    python benchmarks/standfirsts.py open.jsonl

Each line of the file is a JSON object with `summary`, `article`, `label`
("consistent" or "contradicts"), `source` and `error`. The summary is put as a
standfirst above the article; a flag of the rules on statements, figures told
twice or quotations, notes too, whose place or related place lies in the
standfirst counts as "contradicts". Balanced accuracy is the mean of the shares
that are right among the contradicting and among the consistent.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from flag_hits import hits

from workbench.domain.article import article_of
from workbench.flags.registry import RULES, flags_in
from workbench.services.articles.language import load_tagger
from workbench.text.read_article import read_document

CODES = ("CON", "NUM012", "NUM015", "ATT006", "ATT007")
CHECKS = tuple(rule for rule in RULES if rule.code.startswith(CODES))


def main() -> None:
    """Print the figures, over all and by source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    pairs = [json.loads(line) for line in options.file.read_text("utf-8").splitlines() if line.strip()]
    many, right, by_rule = Counter(), Counter(), Counter()
    for pair in pairs:
        text = f"{pair['summary']}\n\n{pair['article']}"
        flags = flags_in(read_document(article_of(text), load_tagger()), CHECKS)
        touching = [flag for flag in flags if hits(flag, 0, len(pair["summary"]))]
        label = pair["label"]
        is_right = bool(touching) == (label == "contradicts")
        by_rule.update({(flag.rule, label) for flag in touching})
        for group in ("all", pair["source"]):
            many[group, label] += 1
            right[group, label] += is_right
    for group in sorted({group for group, _ in many}):
        shares = [
            right[group, label] / many[group, label] for label in ("contradicts", "consistent") if many[group, label]
        ]
        print(
            f"{group:16} found {shares[0]:.3f}, left alone {shares[-1]:.3f}, balanced {sum(shares) / len(shares):.3f}"
        )
    print("standfirsts touched by rule and label:", dict(by_rule.most_common()))


if __name__ == "__main__":
    main()
