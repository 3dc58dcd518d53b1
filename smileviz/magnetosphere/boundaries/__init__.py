"""Magnetopause and bow-shock models."""
