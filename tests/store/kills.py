"""Writers that are killed at random, and what the store then holds; for the test and the benchmark."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.article import article_of
from workbench.store.csv_folder import CsvFolder

WRITER = Path(__file__).with_name("writer.py")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was acknowledged, and what of it a fresh store holds."""

    acknowledged: int
    lost: tuple[str, ...]
    half: tuple[str, ...]
    other_problems: tuple[str, ...]


def kill_writers(folder: Path, *, kills: int, writers: int, seed: int) -> Outcome:
    """Run `writers` processes that append to `folder`, killing and replacing one `kills` times."""
    chance = random.Random(seed)
    article = article_of("Words that are judged.", title="Words")
    CsvFolder(folder).append([article], by="test")
    logs: list[Path] = []
    running = [_started(folder, article.id, logs) for _ in range(writers)]
    time.sleep(2.0)
    for _ in range(kills):
        time.sleep(chance.uniform(0.01, 0.25))
        place = chance.randrange(writers)
        running[place].kill()
        running[place].wait()
        running[place] = _started(folder, article.id, logs)
    for process in running:
        process.kill()
        process.wait()
    acknowledged = {tag for log in logs for tag in log.read_text().split("\n")[:-1] if tag}
    loaded = CsvFolder(folder).load(article.id)
    verdicts = {verdict.id.removeprefix("ver_") for verdict in loaded.verdicts}
    events = {event.id.removeprefix("evt_") for event in loaded.events}
    repaired = ("the last line was cut off", "rows were missing", "row was missing")
    return Outcome(
        acknowledged=len(acknowledged),
        lost=tuple(sorted(acknowledged - (verdicts & events))),
        half=tuple(sorted(verdicts ^ events)),
        other_problems=tuple(str(p) for p in loaded.problems if not any(words in p.what for words in repaired)),
    )


def _started(folder: Path, article_id: str, logs: list[Path]) -> subprocess.Popen:
    log = folder.parent / f"writer{len(logs)}.log"
    logs.append(log)
    with log.open("wb") as out:
        command = [sys.executable, str(WRITER), str(folder), f"w{len(logs)}", article_id]
        return subprocess.Popen(command, stdout=out)
