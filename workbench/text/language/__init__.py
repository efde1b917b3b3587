"""What is known of each language: a folder a language, named by its ISO 639-1 code, and a list a file."""
