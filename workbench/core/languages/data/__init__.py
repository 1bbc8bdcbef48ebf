"""Tables of namespaces, magic words, months and headings."""
