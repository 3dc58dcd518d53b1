"""What the user can mend."""


class SmileError(Exception):
    """A sentence for the user: it names the thing, the value and what is allowed."""
