"""The look: fonts that are there, text that can be read in every theme."""

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette

from smileviz.base.theme import DARK, THEMES
from smileviz.widgets import icons, style
from smileviz.widgets.colours import mix


def luminance(value):
    """WCAG 2 relative luminance."""
    parts = QColor(value).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    first, second = sorted((luminance(a), luminance(b)))
    return (second + 0.05) / (first + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_text_and_things_stand_out_from_the_ground(theme):
    for ground in (theme.background, theme.panel):
        assert contrast(theme.text, ground) >= 7.0
        assert contrast(theme.secondary, ground) >= 4.5
        for name in ("magnetopause", "bow_shock", "sxi", "uvi", "sun", "smile", "cursor"):
            assert contrast(getattr(theme, name), ground) >= 3.0, name


def test_the_bundled_face_is_used_with_figures_of_one_width(qapp):
    style.dress(qapp, DARK)
    assert QFontInfo(style.font(DARK)).family() == DARK.family
    metrics = QFontMetricsF(style.font(DARK))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_the_style_sheet_has_no_hole_and_no_font_but_the_theme(qapp):
    for theme in THEMES.values():
        sheet = style.sheet(theme)
        assert not re.search(r"\{[a-z_]+\}", sheet)
        assert "font-family" not in sheet


def test_a_theme_is_changed_live(qapp):
    for theme in THEMES.values():
        style.dress(qapp, theme)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.panel.lower()
        assert qapp.font().pixelSize() == theme.size_px
    style.dress(qapp, DARK)


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_has_ink_at_every_size(qapp, name):
    for size in (16, 32):
        image = icons.icon(name, DARK).pixmap(size, size).toImage()
        ink = sum(
            image.pixelColor(x, y).alpha() > 100
            for x in range(image.width())
            for y in range(image.height())
        )
        assert 0.03 < ink / (image.width() * image.height()) < 0.7


def test_colours_mix_in_equal_parts():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#102030", "#405060", 0.0) == "#102030"
