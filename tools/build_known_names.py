"""Write the list of first and last names in use, from a table of name tokens and their bearers.

python tools/build_known_names.py NAME_TOKENS.tsv

The table has two columns, token and people, with a line of headings; its tokens
come from Wikidata (CC0). Kept are tokens of Latin letters that enough people
bear, so that few slips are among them; most borne first.
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "workbench" / "text" / "language" / "en" / "known_names.txt"
FEWEST_BEARERS = 4
SHORTEST = 3
HEAD = f"# First and last names borne by {FEWEST_BEARERS} or more people known to Wikidata (CC0), most borne first"
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def main() -> int:
    """0; 2 where the table is not named."""
    if len(sys.argv) != len(("script", "table")):
        print(__doc__, file=sys.stderr)
        return 2
    names = kept(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()[1:])
    TARGET.write_text("\n".join([HEAD, *names]) + "\n", encoding="utf-8")
    print(f"{len(names)} names, {TARGET.stat().st_size} bytes")
    return 0


def kept(lines: list[str]) -> list[str]:
    """The tokens borne by enough people, most borne first, alike ones in order of the alphabet."""
    rows = [line.rsplit("\t", 1) for line in lines]
    many = {token.lower(): int(people) for token, people in rows if WORD.fullmatch(token)}
    return sorted((token for token in many if many[token] >= FEWEST_BEARERS), key=lambda token: (-many[token], token))


if __name__ == "__main__":
    sys.exit(main())
