"""The version of the workbench, as `pyproject.toml` has it; `tools` and tests hold the two together."""

from typing import Final

VERSION: Final = "0.1.0"
