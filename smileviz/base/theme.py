"""One set of colours and one type face for Qt, pyqtgraph and VTK alike.

Every colour has one meaning in every view; hues after Okabe and Ito, safe for colour-blind eyes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours as ``#RRGGBB``, and the type face."""

    name: str
    background: str
    panel: str
    raised: str
    hairline: str
    text: str
    secondary: str
    accent: str
    magnetopause: str
    bow_shock: str
    sxi: str
    uvi: str
    aurora: str
    smile: str
    sun: str
    closed_line: str
    open_line: str
    plasmapause: str
    inner_belt: str
    outer_belt: str
    neutral_sheet: str
    limit: str
    eclipse: str
    contact: str
    cursor: str
    earth_day: str
    earth_night: str
    coast: str
    dark: bool = True
    family: str = "Smileviz Sans"
    size_px: int = 13


DARK = Theme(
    name="dark",
    background="#0B0F16",
    panel="#121822",
    raised="#1A2230",
    hairline="#2A3444",
    text="#E6EAF0",
    secondary="#9AA7B8",
    accent="#56B4E9",
    magnetopause="#56B4E9",
    bow_shock="#F0C24B",
    sxi="#FF8C42",
    uvi="#CC79A7",
    aurora="#4AD295",
    smile="#FFFFFF",
    sun="#FFD166",
    closed_line="#8FBCD4",
    open_line="#9A9A9A",
    plasmapause="#B39DFF",
    inner_belt="#F2EBA8",
    outer_belt="#C3D75B",
    neutral_sheet="#D9B38C",
    limit="#D55E00",
    eclipse="#4B5563",
    contact="#009E73",
    cursor="#FFFFFF",
    earth_day="#2F5D8C",
    earth_night="#16283D",
    coast="#A9BDD1",
)

LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    panel="#F6F8FA",
    raised="#FFFFFF",
    hairline="#D0D7DE",
    text="#10151D",
    secondary="#4A5568",
    accent="#0B6CA8",
    magnetopause="#0B6CA8",
    bow_shock="#8A6100",
    sxi="#B34700",
    uvi="#A0437A",
    aurora="#0A7A4B",
    smile="#10151D",
    sun="#946200",
    closed_line="#3E7391",
    open_line="#666666",
    plasmapause="#6A4FC0",
    inner_belt="#7A7000",
    outer_belt="#5E7300",
    neutral_sheet="#8A5A2B",
    limit="#B34700",
    eclipse="#4B5563",
    contact="#00744F",
    cursor="#10151D",
    earth_day="#9CC3E6",
    earth_night="#5B6F86",
    coast="#33475B",
    dark=False,
)

HIGH_CONTRAST = Theme(
    name="high contrast",
    background="#000000",
    panel="#000000",
    raised="#1A1A1A",
    hairline="#FFFFFF",
    text="#FFFFFF",
    secondary="#FFFFFF",
    accent="#FFFF00",
    magnetopause="#7FD4FF",
    bow_shock="#FFFF00",
    sxi="#FFA95E",
    uvi="#FF9ED8",
    aurora="#6CFFB9",
    smile="#FFFFFF",
    sun="#FFFF00",
    closed_line="#BFE9FF",
    open_line="#D0D0D0",
    plasmapause="#CFC2FF",
    inner_belt="#FFF6B0",
    outer_belt="#E0FF4D",
    neutral_sheet="#FFD9B0",
    limit="#FF7A2E",
    eclipse="#8A94A3",
    contact="#3DFFC0",
    cursor="#FFFF00",
    earth_day="#4C8CCB",
    earth_night="#203A57",
    coast="#FFFFFF",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST)}
