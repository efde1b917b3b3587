"""The workflow of a claim: taken up, signed off, sent back, and by whom."""
