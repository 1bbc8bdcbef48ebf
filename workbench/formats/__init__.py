"""Term base and memory file formats."""
