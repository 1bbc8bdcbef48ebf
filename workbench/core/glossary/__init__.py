"""Terms, finding them in inflected text, and checking their renderings."""
