"""smileviz: see where SMILE is, what is around it, and what its cameras look at."""

__version__ = "0.1.0"
