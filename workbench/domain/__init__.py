"""The values a fact-check is made of; standard library only."""
