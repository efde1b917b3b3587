"""Indirect speech: who is said to have said what, and what exactly."""
