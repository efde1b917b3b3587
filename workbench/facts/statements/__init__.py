"""What an article states, statement by statement."""
