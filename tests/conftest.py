"""Settings for every test."""

import sys
from pathlib import Path

from hypothesis import settings

# The files that several tests make lie beside this one.
sys.path.insert(0, str(Path(__file__).parent))

# How long an example takes says more about the machine than about the code.
settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")
