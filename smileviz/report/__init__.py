"""The planning report: what a planner hands to colleagues, as PDF and HTML; no Qt, no VTK."""
