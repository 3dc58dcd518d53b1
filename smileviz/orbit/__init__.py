"""Where the spacecraft is."""
