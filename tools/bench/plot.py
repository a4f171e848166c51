"""Curves over logarithmic axes as one SVG.

Example: figure([Panel("time", "bytes of XML", "seconds", {"extract": [(1024, 1e-4), (2048, 2e-4)]})])
is the text of an SVG with one panel. A dashed line beside the curves shows what is linear: a curve
that is steeper grows faster than its input.
"""
import math
from collections import namedtuple
from html import escape

# curves: name -> points (x, y), all above 0.
Panel = namedtuple("Panel", "title x_label y_label curves")

WIDTH, HEIGHT = 460, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 30, 44
COLORS = ("#1b6ca8", "#c0392b", "#2e8b57", "#8e44ad", "#d68910", "#555555")
PREFIXES = ((1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n"))


def short(value):
    """1000 is "1k", 0.01 is "10m"."""
    for size, prefix in PREFIXES:
        if value >= size * 0.9999:
            return f"{value / size:g}{prefix}"
    return f"{value:g}"


class Axis:
    """A logarithmic axis: whole powers of ten, from the one below the values to the one above."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)))
        self.high = max(math.ceil(math.log10(max(values))), self.low + 1)
        self.begin = begin
        self.end = end

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def ticks(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def text(x, y, words, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(words)}</text>'


def grid(x_axis, y_axis, panel):
    parts = [text(LEFT, 18, panel.title, 'font-weight="bold"')]
    for tick in x_axis.ticks():
        at = x_axis.at(tick)
        parts.append(f'<path d="M{at:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
        parts.append(text(at, HEIGHT - BOTTOM + 14, short(tick), 'text-anchor="middle"'))
    for tick in y_axis.ticks():
        at = y_axis.at(tick)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(text(LEFT - 6, at + 4, short(tick), 'text-anchor="end"'))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, panel.x_label, 'text-anchor="middle"'))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    parts.append(text(14, middle, panel.y_label,
                      f'text-anchor="middle" transform="rotate(-90 14 {middle:.1f})"'))
    return parts


def curve(points, x_axis, y_axis, color):
    path = " ".join(f"{x_axis.at(x):.1f},{y_axis.at(y):.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x_axis.at(x):.1f}" cy="{y_axis.at(y):.1f}" r="2.5" fill="{color}"/>'
                   for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="1.5"/>{dots}'


def linear(points, x_axis, y_axis):
    """What is linear through the last point, as far as it stays on the panel."""
    x, y = points[-1]
    begin = max(10.0 ** x_axis.low, x * 10.0 ** y_axis.low / y)
    return (f'<path d="M{x_axis.at(begin):.1f} {y_axis.at(y * begin / x):.1f}'
            f'L{x_axis.at(x):.1f} {y_axis.at(y):.1f}" stroke="#999" stroke-dasharray="4 3"/>')


def colors_of(panels):
    """A color for each name, the same in all panels."""
    names = dict.fromkeys(name for panel in panels for name in panel.curves)
    return {name: COLORS[i % len(COLORS)] for i, name in enumerate(names)}


def draw(panel, colors):
    values = [point for points in panel.curves.values() for point in points]
    x_axis = Axis([x for x, _ in values], LEFT, WIDTH - RIGHT)
    y_axis = Axis([y for _, y in values], HEIGHT - BOTTOM, TOP)
    parts = grid(x_axis, y_axis, panel)
    highest = max(panel.curves.values(), key=lambda points: points[-1][1])
    parts.append(linear(highest, x_axis, y_axis))
    for i, (name, points) in enumerate(panel.curves.items()):
        parts.append(curve(points, x_axis, y_axis, colors[name]))
        parts.append(text(LEFT + 8, TOP + 14 + 14 * i, name, f'fill="{colors[name]}"'))
    return "\n".join(parts)


def figure(panels, columns=2):
    rows = -(-len(panels) // columns)
    colors = colors_of(panels)
    placed = [f'<g transform="translate({i % columns * WIDTH} {i // columns * HEIGHT})">\n'
              f'{draw(panel, colors)}\n</g>' for i, panel in enumerate(panels)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{columns * WIDTH}" height="{rows * HEIGHT}" '
            'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="white"/>\n'
            + "\n".join(placed) + "\n</svg>\n")
