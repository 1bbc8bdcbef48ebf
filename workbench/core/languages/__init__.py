"""What the program knows of English, Russian and Tajik."""
