"""Whether a statement can be checked, as a fact-checker would say: by the verb that governs it, and its subject."""
