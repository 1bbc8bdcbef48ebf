"""Terms, how they are found in inflected text, and what a check says of them."""
