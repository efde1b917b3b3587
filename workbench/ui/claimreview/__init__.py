"""The boxes of the panel about checks that are published: this desk's and others'."""
