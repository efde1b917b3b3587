"""Which sentences of a source bear most on a claim."""
