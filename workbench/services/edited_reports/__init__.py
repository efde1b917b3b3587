"""Edited reports: what each row or comment would change, and applying the changes a reviewer agrees to."""
