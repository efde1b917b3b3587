"""From the bytes of a page or document to the text under check."""
