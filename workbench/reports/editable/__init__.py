"""What an exported file carries so that it can be edited elsewhere and come back."""
