"""Whether what is known of a claim may be published."""
