"""Lines without a verb: headings and labels, and headlines and rows that tell something all the same."""
