"""Rules that flag suspicious spots."""
