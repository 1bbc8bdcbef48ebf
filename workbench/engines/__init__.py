"""Machine translation engines, behind one gate."""
