"""Sources on the page: attached, shown as archived, searched for."""
