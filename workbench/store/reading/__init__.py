"""From rows to records: a small folder's tables read whole, and an article of a large one by itself."""
