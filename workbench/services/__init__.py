"""What a reviewer can do, one verb a module."""
