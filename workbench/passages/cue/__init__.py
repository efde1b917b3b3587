"""The cue to a passage's stance on a claim: the two aligned, and decision trees over the features."""
