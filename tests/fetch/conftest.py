"""The hostile server, for every test beside this file."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from authority import OwnAuthority
from hostile_server import HostileServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[HostileServer]:
    made = HostileServer(tmp_path)
    yield made
    made.close()
    assert not any(thread.is_alive() for thread in made.accepting)


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[OwnAuthority]:
    if shutil.which("openssl") is None:
        pytest.skip("the authority of the test answers with the openssl command, which is not installed")
    made = OwnAuthority(tmp_path)
    yield made
    made.close()
