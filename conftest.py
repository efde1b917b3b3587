"""What pytest leaves alone: the page's scripts, which draw when imported."""

collect_ignore_glob = ["workbench/ui/*"]
