"""Web pages as they are fetched or saved, and e-mails: their main text and where they came from."""
