"""Tables of templates, citation parameters and values: one row, one mapping."""
