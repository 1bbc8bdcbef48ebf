"""Which parts of two language versions say the same."""
