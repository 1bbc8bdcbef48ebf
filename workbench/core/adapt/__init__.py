"""Russian and Tajik Wikipedia markup turned into English Wikipedia's."""
