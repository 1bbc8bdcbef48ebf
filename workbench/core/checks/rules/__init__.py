"""The rules, one a module; each names itself in `RULE`."""
