"""One table's CSV file: its header, its lines, and which of their cells are the store's own."""
