"""The picture of a box, from the parameters that say parts of it, as `Module:InfoboxImage` shows it."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("written", "size", "alt", "caption"),
    [
        ("image=A.jpg|image_size=200px|alt=X|caption=C", "200px", "X", "C"),
        ("image=File:A.jpg|image_upright=1.2|caption=''C''", "1.2", None, "C"),
        ("image=[[File:A.jpg|290px]]|image_size=200px|alt=X|caption=C", "290px", None, "C"),
        ("image=[[File:A.jpg]]|image_size=200px", None, None, None),
        ("image=[[File:A.jpg|290px|alt=Y|D]]|alt=X", "290px", "Y", "D"),
        ("image=[[File:A.jpg|290px|D]]|caption=C", "290px", None, "C"),
        ("image=[[File:A.jpg|290px|''D'' of [[E|F]]<ref>g</ref>]]", "290px", None, "D of F"),
        ("image=[[File:A.jpg|alt=D &amp; E|]]", None, "D & E", None),
    ],
)
def test_a_link_to_the_file_is_shown_as_it_stands_and_a_name_with_the_parameters_beside_it(
    written: str, size: str | None, alt: str | None, caption: str | None
) -> None:
    conflict = warbox.parse(f"{{{{Infobox military conflict|{written}}}}}").conflict
    assert conflict is not None
    assert conflict.image is not None
    assert (conflict.image.file, conflict.image.size) == ("A.jpg", size)
    assert (conflict.image.alt, conflict.image.caption) == (alt, caption)
