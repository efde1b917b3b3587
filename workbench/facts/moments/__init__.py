"""When things happen in a text: days, months and years, the time between them, and what happened then."""
