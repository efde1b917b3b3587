"""The page as PDF, set by Typst."""
