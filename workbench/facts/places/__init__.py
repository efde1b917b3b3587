"""The places of a text, and what it says of where they lie and what they are the capital of."""
