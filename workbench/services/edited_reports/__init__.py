"""Reports that come back edited: what each row or comment would change, and taking in what a reviewer agrees to."""
