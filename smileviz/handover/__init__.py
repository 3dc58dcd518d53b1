"""Hand-over: orbit, windows and pointing in the formats of other programs; no Qt, no VTK."""
