"""The folder of derived tables beside the store's own."""
