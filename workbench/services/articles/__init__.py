"""Articles: taken in, told their language, checked."""
