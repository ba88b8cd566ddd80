"""The outline of the continents, from the TopoJSON file of Natural Earth's land beside this file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

_DIGITS = 2
"""Of a degree: a kilometre, where the file is made for maps of 1:110 million."""


@cache
def land_geometry() -> dict[str, Any]:
    """The land as a GeoJSON geometry."""
    topology = json.loads(files(__package__).joinpath("vendor", "land-110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    polygons = [
        [_ring(ring, arcs) for ring in polygon]
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
    ]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[float]]:
    """The points of an arc, of which each is written as its distance from the one before."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    across, up = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
    points = ((x * scale_x + left, y * scale_y + bottom) for x, y in zip(across, up, strict=True))
    return [[round(longitude, _DIGITS), round(latitude, _DIGITS)] for longitude, latitude in points]


def _ring(indexes: list[int], arcs: list[list[list[float]]]) -> list[list[float]]:
    """Arcs joined where one ends and the next begins; `~number` is an arc from its end."""
    joined: list[list[float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        joined += arc[1:] if joined else arc
    return joined
