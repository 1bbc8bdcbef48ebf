"""Quality checks of a translation, one rule a file."""
