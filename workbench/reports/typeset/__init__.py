"""A page to hand over, and its renderings as HTML, Markdown, Word and PDF."""
