"""Disputes: two people decided and neither knew of the other."""
