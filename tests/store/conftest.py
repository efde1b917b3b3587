"""Lets the store's tests share the records and the writers beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
