"""Magnetic field models: the Earth's own (INTERNAL) and that of currents around it (EXTERNAL)."""
