"""Margins of the spacecraft of a scenario: positive when it is true. Read by the almanac."""
