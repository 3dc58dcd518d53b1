"""What the user asked for, and what the world looks like then."""
