"""What is around the spacecraft."""
