"""Bundles of a fact-check, and their signatures by a local key in the format of the minisign tool."""
