"""Colour maps, perceptually even and readable in grey, as even stops ``#RRGGBB``."""

INFERNO = ("#000004", "#210C4A", "#57106E", "#8A226A", "#BC3754", "#E45A31", "#F98E09", "#F9CB35",
           "#FCFFA4")  # fmt: skip
"""For X-rays (Smith and van der Walt 2015, CC0)."""
CIVIDIS = ("#00224E", "#123570", "#3B496C", "#575D6D", "#707173", "#8A8678", "#A59C74", "#C3B369",
           "#E1CC55", "#FEE838")  # fmt: skip
"""The same to all eyes (Nunez et al. 2018, CC0)."""
