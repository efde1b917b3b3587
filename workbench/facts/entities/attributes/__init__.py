"""What a text says of its persons: age, post, party, people, home, kin and gender, from every frame that tells it."""
