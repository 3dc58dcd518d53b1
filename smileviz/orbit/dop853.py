"""Dormand and Prince's method of order 8, step by step: slow and sure, for where Picard fails.

Coefficients of Hairer, Norsett & Wanner 1993 (DOP853).
"""
