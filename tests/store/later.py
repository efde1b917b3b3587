"""A program of a later schema: a copy of this one's store with more columns, a table more, and the next number.

It is made as a developer would make it: a field with a default at the end of a
record, a table in `TABLES` with its field of `Loaded`, and `SCHEMA` raised. Nothing else.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
FIELDS = {
    "domain/claim.py": ("Claim", 'grade: str = ""', "rank: int = 7"),
    "domain/source.py": ("Source", 'archive: str = ""'),
    "domain/verdict.py": (
        "Verdict",
        "weight: float = 0.5",
        "public: bool = True",
        "aspect_of: Aspect = Aspect.CONTENT",
    ),
}
RECORD = """

@dataclass(frozen=True, slots=True, kw_only=True)
class {name}({name}):
    {fields}
"""
LETTER = '''"""A record that only the later program knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    id: str
    article_id: str
    words: str
    tone: str = ""
'''
LOADED = """

@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(Loaded):
    letters: tuple = ()
"""
TABLE = """
from workbench.domain.letter import Letter

TABLES = (*TABLES[:3], Table(name="letters", kind=Letter), *TABLES[3:])
TABLES_BY_NAME = {table.name: table for table in TABLES}
"""
HEAD = """
import json, sys
from dataclasses import asdict, replace
from pathlib import Path
from workbench.domain.letter import Letter
from workbench.domain.claim import Claim
from workbench.store.csv_folder import CsvFolder
from workbench.store.folder import reconcile
from workbench.store.migrations import SCHEMA
folder = Path(sys.argv[1])
"""


class LaterProgram:
    """The package `workbench` in `home`, changed; its scripts run in processes of their own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        # All of it: a module that is missing here would come from wherever the workbench is installed.
        shutil.copytree(PACKAGE, home / "workbench", ignore=shutil.ignore_patterns("__pycache__"))
        for path, (name, *fields) in FIELDS.items():
            self.append(path, RECORD.format(name=name, fields="\n    ".join(fields)))
        self.append("domain/letter.py", LETTER)
        self.append("store/protocol.py", LOADED)
        self.append("store/tables.py", TABLE)
        self.append("store/migrations.py", "\nSCHEMA += 1\n")

    def append(self, path: str, text: str) -> None:
        """Put `text` behind a module's own."""
        with (self.home / "workbench" / path).open("a", encoding="utf-8") as module:
            module.write(text)

    def run(self, script: str, folder: Path) -> object:
        """What `script` prints as JSON; it finds the folder's path under the name `folder`."""
        command = [sys.executable, "-c", HEAD + script, str(folder)]
        environment = {**os.environ, "PYTHONPATH": str(self.home)}
        done = subprocess.run(command, env=environment, cwd=self.home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout else None
