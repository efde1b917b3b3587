"""The parts of a statement: the single facts inside it, each with a reading of its own."""
