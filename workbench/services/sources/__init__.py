"""Sources: attach, assess, search and recheck them, and locate passages in them."""
