"""Passages of a source that bear on a claim."""

from workbench.passages.find import Passage, find_passages

__all__ = ["Passage", "find_passages"]
