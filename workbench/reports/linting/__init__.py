"""Flags as code hosts and editors read them."""
