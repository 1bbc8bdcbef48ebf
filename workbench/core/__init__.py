"""Pure functions and values: no files, no network, no clock."""
