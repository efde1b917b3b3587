"""Where two people decided and neither knew of the other: what holds until somebody settles it."""
