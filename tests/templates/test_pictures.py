"""Pictures of a conflict box that templates show."""

from typing import Any

import pytest

import warbox

CASES: list[tuple[str, list[str], dict[str, Any]]] = [
    (
        "{{multiple image|perrow=2|total_width=300|image1=A b.jpg|caption1=One|image2=File:C.png|alt2=x|footer=Foot}}",
        ["A b.jpg", "C.png"],
        {"caption": "One", "alt": None, "size": None},
    ),
    (
        "{{multiple image|image1=A.jpg|width1=120|link1=Rome|footer=[[Foot]]}}",
        ["A.jpg"],
        {"caption": "Foot", "size": "120px", "link": "Rome"},
    ),
    (
        "{{Photomontage|photo1a=A.jpg|photo2a=B.jpg|photo2b=C_d.jpg|size=250|text=All}}",
        ["A.jpg", "B.jpg", "C d.jpg"],
        {"caption": "All"},
    ),
    (
        "{{CSS image crop|Image=X.jpg|bSize=300|cWidth=200|Description=Part|Alt=y|Link=Paris}}",
        ["X.jpg"],
        {"caption": "Part", "alt": "y", "link": "Paris"},
    ),
]


@pytest.mark.parametrize(("written", "files", "fields"), CASES)
def test_the_picture_of_a_box_is_the_first_that_the_template_shows(
    written: str, files: list[str], fields: dict[str, Any]
) -> None:
    conflict = warbox.parse(f"{{{{Infobox military conflict|image={written}}}}}", wiki="enwiki").conflict
    assert conflict is not None
    assert conflict.image is not None
    assert [image.file for image in conflict.parameters["image"].images] == files
    assert conflict.image.file == files[0]
    assert {name: getattr(conflict.image, name) for name in fields} == fields


def test_the_caption_of_the_box_counts_before_that_of_the_template() -> None:
    box = "{{Infobox military conflict|image={{multiple image|image1=A.jpg|caption1=One}}|caption=Outer}}"
    conflict = warbox.parse(box, wiki="enwiki").conflict
    assert conflict is not None
    assert conflict.image is not None
    assert conflict.image.caption == "Outer"
