"""How a value shows itself, in a notebook and on a terminal.

The rooms that hold the values know nothing of drawing. A value asks here, and the package hangs up here who draws.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

Drawing = Callable[[Any], Any]

_drawings: dict[str, Drawing] = {}


def draw_with(*, html: Drawing, card: Drawing) -> None:
    """Says who draws from now on: `html` gives a fragment of HTML, `card` something that rich can print."""
    _drawings.update(html=html, card=card)


class Displayed:
    """A value that Jupyter shows as HTML, and rich as a card."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """The value for a notebook, None where it cannot be drawn: the notebook then shows its `repr`."""
        drawn = _draw("html", self)
        return drawn if isinstance(drawn, str) else None

    def __rich__(self) -> Any:
        """The value for rich: a card, or its `repr` where it cannot be drawn."""
        drawn = _draw("card", self)
        if drawn is None:
            # Only who prints with rich has need of it.
            from rich.pretty import Pretty

            return Pretty(self)
        return drawn


def _draw(kind: str, value: Displayed) -> Any:
    """The drawing, None where it fails: whoever merely looks at a value must not get a traceback for it."""
    try:
        return _drawings[kind](value)
    except Exception as error:
        warnings.warn(f"this {type(value).__name__} could not be drawn: {error!r}", RuntimeWarning, stacklevel=3)
        return None
