"""The folder of derived tables next to the store's own."""
