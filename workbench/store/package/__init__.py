"""The data package beside the tables: the schema they have, and what each table and column holds."""
