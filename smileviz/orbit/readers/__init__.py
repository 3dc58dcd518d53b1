"""Readers of ephemerides that others made, a file a format."""
