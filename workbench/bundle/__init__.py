"""Signatures of bundles by a local key, in the form of the minisign tool."""
