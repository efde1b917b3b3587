"""An article against a table of figures."""
