"""An article laid out as ledgers: its names, figures, dates, posts, contradictions and who vouches for what."""
