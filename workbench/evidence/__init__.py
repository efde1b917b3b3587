"""Passages of a source that bear on a claim, and earlier checks that answer it."""

from workbench.evidence.matching import CheckIndex, EarlierCheck, build_index, find_earlier_checks
from workbench.evidence.passages import Passage, find_passages

__all__ = ["CheckIndex", "EarlierCheck", "Passage", "build_index", "find_earlier_checks", "find_passages"]
