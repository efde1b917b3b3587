"""Fetching what a reviewer asks for; the only user of requests."""
