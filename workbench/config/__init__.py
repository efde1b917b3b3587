"""The newsroom's own settings: TOML files in its folder, all read in one way, every mistake named by file and line."""
