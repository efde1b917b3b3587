"""Makes the index of a folder again and again until it is killed; prints a line each time."""

import sys
from pathlib import Path

from workbench.store.csv_folder import CsvFolder
from workbench.store.index import folder_state, upkeep


def main(folder: str, times: str) -> None:
    folder_state.LARGE = 0
    upkeep.DELAY_SECONDS = 0.0
    for _ in range(int(times)):
        (Path(folder) / ".history" / "index.sqlite").unlink(missing_ok=True)
        sys.stdout.write(f"{CsvFolder(folder).wait_for_index(seconds=60)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
