"""A fact-check as one ZIP file that anyone can verify, and signatures by a local key in the form of minisign."""
