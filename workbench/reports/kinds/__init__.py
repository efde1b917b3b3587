"""The kinds of report, each a page made of one report model."""
