"""The vocabulary: arrays, units, time, frames, windows, errors."""
