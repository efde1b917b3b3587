"""The parts of a page: paragraphs, furniture, datelines and the line of publication."""
