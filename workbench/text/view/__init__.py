"""What the reading view leaves out, without moving anything."""
