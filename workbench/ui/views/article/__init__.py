"""What the page shows of an article as a whole: its counts, its line under the bar, the looks of its statuses."""
