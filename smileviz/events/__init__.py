"""When something is true."""
