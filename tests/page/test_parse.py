"""What `warbox.parse` takes."""

from __future__ import annotations

from typing import Any

import pytest

import warbox


@pytest.mark.parametrize("given", [b"{{flag|France}}", None, 5])
def test_what_is_no_text_is_refused_at_once(given: Any) -> None:
    with pytest.raises(TypeError, match=f"is a str, and not {type(given).__name__}"):
        warbox.parse(given)
