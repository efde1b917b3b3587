"""Keeping records: one contract, several stores."""
