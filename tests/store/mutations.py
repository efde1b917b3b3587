"""Tables damaged at random, and what the store then says; for the test and the benchmark."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from workbench.store.csv_folder import CsvFolder


def mutated(content: bytes, chance: random.Random) -> bytes:
    """`content` with a stretch flipped, cut, doubled, replaced or put elsewhere."""
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.choice((1, 2, 7, 40, 300)))
    piece = content[start:end]
    replacement = chance.choice(
        (
            b"",
            piece * 2,
            bytes(chance.randrange(256) for _ in piece),
            b"\x00" * len(piece),
            b'"',
            b"\r\n",
            b",",
            b"\xef\xbb\xbf",
            piece.swapcase(),
            piece[::-1],
        )
    )
    return content[:start] + replacement + content[end:]


def wrong_after_mutations(whole: Path, scratch: Path, *, times: int, seed: int) -> Iterator[str]:
    """What a store over a damaged copy of `whole` holds that the undamaged one does not, or lacks."""
    chance = random.Random(seed)
    expected = CsvFolder(whole).load_all()
    tables = sorted(path.name for path in whole.glob("*.csv"))
    for number in range(times):
        copy = scratch / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(whole, copy)
        table = chance.choice(tables)
        content = (copy / table).read_bytes()
        for _ in range(chance.choice((1, 1, 2, 5))):
            content = mutated(content, chance) or b"\x00"
        (copy / table).write_bytes(content)
        found = CsvFolder(copy).load_all()
        if (found.verdicts, found.claims, found.events) != (expected.verdicts, expected.claims, expected.events):
            yield f"mutation {number} of {table}: other records than before"
