"""Tables of figures that serve as evidence: CSV and Excel."""
