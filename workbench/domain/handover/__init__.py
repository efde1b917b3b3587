"""What happens to a checked claim on its way to the reader: sign-off and publication."""
