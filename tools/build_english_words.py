"""Write the English words in use, and the pairs that are one word in British and American spelling, from SCOWL.

python tools/build_english_words.py FOLDER

FOLDER holds the word lists of SCOWL 2020.12.07 as they are published, one list for
each kind of spelling and each size ("british-words.70"). Kept are words in small
letters, without accents, up to the size of a large dictionary. Two of them are one word in two
spellings where only one is written everywhere, or neither, and a usual difference
between British and American spelling leads from one to the other. The same input
gives the same files.
"""

import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

DATA = Path(__file__).resolve().parent.parent / "workbench" / "text" / "language" / "en"
LARGEST = 70
"""SCOWL's size of a large dictionary; above it come words that only players of word games use."""

LISTS = re.compile(r"(?P<spelling>\w+)-words\.(?P<size>\d+)")
EVERYWHERE = {"english"}
WORD = re.compile("[a-z]{2,}")
SHORTEST, RARE = 3, 1.0
"""Letters of a word that has a variant, and the Zipf frequency that the commoner of the two has at least."""

DIFFERENCES = (
    ("our", "or"), ("ou", "o"), ("re(?=s?$|d$)", "er"), ("r(?=ing$)", "er"), ("is(?=e|ing|ation|able)", "iz"),
    ("ys(?=e|ing)", "yz"), ("ll", "l"), (r"([bcdfgklmnprstz])\1", r"\1"), ("ue(?=s?$)", ""), ("ae", "e"), ("oe", "e"),
    ("c(?=e|ing)", "s"), ("s(?=e|ing)", "c"), ("mme", "m"), ("(?<=[gl])e(?=ment|able|ing|y)", ""),
    ("e(?=ing|able)", ""),
    ("ph", "f"), ("y", "i"), ("k", "c"), ("ey", "y"), ("grey", "gray"), ("x(?=ion)", "ct"), ("ough", "ow"),
    ("que", "ck"), ("ium", "um"), ("t$", "ed"), ("st$", ""), ("wards$", "ward"), ("en(?=qui|clos|trench)", "in"),
)  # fmt: skip
IRREGULAR = (
    "tonne=ton", "tonnes=tons", "kerb=curb", "kerbs=curbs", "artefact=artifact", "artefacts=artifacts",
    "pyjamas=pajamas", "moustache=mustache", "sceptic=skeptic", "sceptics=skeptics", "sceptical=skeptical",
    "scepticism=skepticism", "speciality=specialty", "specialities=specialties", "maths=math", "disc=disk",
    "discs=disks", "cosy=cozy", "doughnut=donut", "mum=mom", "mums=moms", "manoeuvre=maneuver",
    "manoeuvres=maneuvers", "manoeuvred=maneuvered", "manoeuvring=maneuvering", "gaol=jail", "draught=draft",
    "draughts=drafts", "protester=protestor", "protesters=protestors", "adviser=advisor", "advisers=advisors",
    "jewellery=jewelry", "jeweller=jeweler", "jewellers=jewelers",
)  # fmt: skip


def main() -> int:
    """0; 2 where the folder is not named."""
    if len(sys.argv) != len(("script", "folder")):
        print(__doc__, file=sys.stderr)
        return 2
    spellings = read(Path(sys.argv[1]))
    words = "\n".join(sorted(spellings)) + "\n"
    (DATA / "english_words.txt.gz").write_bytes(gzip.compress(words.encode("ascii"), 9, mtime=0))
    pairs = sorted({"=".join(sorted(pair)) for pair in variants(spellings)} | set(IRREGULAR))
    head = "# One word in British and American spelling, from SCOWL; made by tools/build_english_words.py"
    (DATA / "spelling_variants.txt").write_text("\n".join([head, *pairs]) + "\n", encoding="ascii")
    print(f"{len(spellings):,} words, {len(pairs):,} pairs")
    return 0


def read(folder: Path) -> dict[str, set[str]]:
    """Every word kept, with the kinds of spelling in which it is listed."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.iterdir()):
        found = LISTS.fullmatch(path.name)
        if found and int(found["size"]) <= LARGEST:
            for word in filter(WORD.fullmatch, map(plain, path.read_text("utf-8").split())):
                spellings[word].add(found["spelling"])
    return spellings


def plain(word: str) -> str:
    """`word` without its accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def variants(spellings: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of words that are one word in two spellings."""
    for word, kinds in spellings.items():
        for other in changed(word) if len(word) >= SHORTEST else ():
            if other in spellings and kinds | spellings[other] != EVERYWHERE and is_used(word, other):
                yield word, other


def changed(word: str) -> set[str]:
    """What each usual difference makes of the word, at one place or at all of them."""
    made = set()
    for pattern, other in DIFFERENCES:
        made |= {word[: at.start()] + at.expand(other) + word[at.end() :] for at in re.finditer(pattern, word)}
        made.add(re.sub(pattern, other, word))
    return made - {word}


def is_used(word: str, other: str) -> bool:
    """Whether one of the two is in some use."""
    return max(zipf_frequency(word, "en"), zipf_frequency(other, "en")) >= RARE


if __name__ == "__main__":
    sys.exit(main())
