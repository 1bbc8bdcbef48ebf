"""What is kept on disk: sessions, translation memory, answers of engines."""
