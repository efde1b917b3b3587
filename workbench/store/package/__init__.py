"""The data package of a folder: the schema of its tables, and what each table and column holds."""
