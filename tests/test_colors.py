"""The colors of stances: readable on every ground, and told apart by those who see fewer colors, in light and dark.

What they see is worked out by the matrices of Machado, Oliveira and Fernandes (2009,
https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html), at full severity; how far two colors
lie apart by the distance in CIELAB, of which 2.3 is just noticeable.
"""

import re
from importlib.resources import files
from itertools import combinations
from math import dist

import pytest

SIGHTS = {
    "all colors": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1, 1.08883)
STANCES = ("supports", "conditions", "opposes", "mixed", "open")
GROUNDS = ("paper", "ground", "tint")
APART = 15
CONTRAST = 4.5


def times(matrix, vector):
    return [sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix]


def linear(color):
    """Return a color's red, green and blue as amounts of light (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(light):
    scaled = [part / white for part, white in zip(times(TO_XYZ, light), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(color, sight):
    return lab([min(max(part, 0), 1) for part in times(SIGHTS[sight], linear(color))])


def contrast(one, other):
    darker, lighter = sorted(times(TO_XYZ, linear(color))[1] for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=["default", "slate"])
def colors(request):
    style = (files("policy_timeline.pages") / "static/policy-timeline.css").read_text("utf-8")
    block = re.search(rf'\[data-md-color-scheme="{request.param}"\] {{(.*?)}}', style, re.DOTALL)[1]
    return dict(re.findall(r"--pt-([\w-]+): (#[0-9a-f]+);", block))


@pytest.mark.parametrize("sight", SIGHTS)
def test_stances_lie_apart_whatever_colors_somebody_sees(colors, sight):
    near = {
        (one, other): round(dist(seen(colors[one], sight), seen(colors[other], sight)))
        for one, other in combinations(STANCES, 2)
    }
    assert {pair: apart for pair, apart in near.items() if apart < APART} == {}


def test_the_sight_without_a_color_takes_two_colors_for_one():
    assert dist(seen("#cc0000", "all colors"), seen("#6b6b00", "all colors")) > 60
    assert dist(seen("#cc0000", "no green"), seen("#8b7a00", "no green")) < 25


def test_stances_can_be_read_on_every_ground(colors):
    low = {
        (stance, ground): round(found, 1)
        for stance in STANCES
        for ground in GROUNDS
        if (found := contrast(colors[stance], colors[ground])) < CONTRAST
    }
    assert low == {}
