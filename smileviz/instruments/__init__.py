"""What the spacecraft carries."""
