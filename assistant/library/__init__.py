"""The user's pictures: their bytes, what is known of them, their vectors, and how they are found."""
