"""The backgrounds of common terminals, and how much a colour stands out from one."""

from collections.abc import Sequence

BACKGROUNDS = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "Campbell": (12, 12, 12),
    "Solarized light": (253, 246, 227),
    "Solarized dark": (0, 43, 54),
}
"""The backgrounds of xterm, VGA and Apple's Terminal (white or black), of Windows Terminal, and of Solarized."""


def contrast(one: Sequence[int], other: Sequence[int]) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: Sequence[int]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (each / 255 for each in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
