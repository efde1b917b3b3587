"""From the blocks of a printed page to running text."""
