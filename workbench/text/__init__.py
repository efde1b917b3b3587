"""Text read into sentences, names, numbers and quotations, with exact offsets."""
