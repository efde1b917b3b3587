"""How a sentence divides into statements of their own."""
