"""Pictures that an edit changes: in the name or link of the file, in its options, in the parameters beside it."""

from __future__ import annotations

from typing import Annotated

import pytest

import warbox
from tests.page.edit_making import opened
from warbox import Image, Parameter, TemplateModel


class PicturedTown(TemplateModel, names="infobox pictured town"):
    picture: Annotated[Image | None, Parameter("image")] = None


@pytest.mark.parametrize(
    "image",
    ["A b.jpg", "File:A b.jpg", "[[Image:A_b.jpg|thumb|300px]]<!-- c -->"],
)
def test_another_file_is_named_where_the_picture_is_named(image: str) -> None:
    """Of a picture whose caption stands in a parameter of its own, too."""
    text = f"{{{{Infobox military conflict|image={image}|image_size=300|caption=''C''<ref>x</ref>|date=1815}}}}"
    page = warbox.parse(text)
    conflict = page.conflict
    assert conflict is not None
    assert conflict.image is not None
    edit = page.edit()
    edit[conflict]["image"] = conflict.image.model_copy(update={"file": "D.png"})
    assert edit.text == text.replace("A b.jpg", "D.png").replace("A_b.jpg", "D.png")


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("image=[[File:A.jpg|300px]]", {"file": "D.png"}, "image=[[File:D.png|300px]]"),
        ("image=File:A.jpg|caption=C", {"file": "D.png"}, "image=File:D.png|caption=C"),
        ("image=A.jpg|image_size=300px", {"size": "200px"}, "image=A.jpg|image_size=200px"),
        ("image=A.jpg|alt=X|caption=C", {"alt": "Y"}, "image=A.jpg|alt=Y|caption=C"),
        ("image=A.jpg", {"caption": "C", "file": "D.png"}, "image=D.png|caption=C"),
        ("image=A.jpg|image_size=300px|alt=X", {"caption": "C"}, "image=A.jpg|image_size=300px|alt=X|caption=C"),
        ("image=A.jpg|caption=''B''<ref>x</ref>", {"caption": "C"}, "image=A.jpg|caption=''C''<ref>x</ref>"),
        ("image=A.jpg|caption=B|date=1815", {"caption": None}, "image=A.jpg|date=1815"),
        ("image=[[File:A.jpg|300px]]|caption=B", {"caption": "C"}, "image=[[File:A.jpg|300px]]|caption=C"),
        ("image=[[File:A.jpg|300px]]|caption=B", {"size": "200px"}, "image=[[File:A.jpg|200px]]|caption=B"),
        ("image=[[File:A.jpg|thumb|300px|B]]", {"caption": "C"}, "image=[[File:A.jpg|thumb|300px|C]]"),
        ("image=[[File:A.jpg|thumb|''B'' of [[D|E]]|9px]]", {"caption": "C"}, "image=[[File:A.jpg|thumb|C|9px]]"),
        ("image=[[File:A.jpg|thumb|alt = X|B]]", {"alt": None}, "image=[[File:A.jpg|thumb|B]]"),
        ("image=[[File:A.jpg|thumb]]|image_size=9px", {"size": "8px"}, "image=[[File:A.jpg|thumb|8px]]|image_size=9px"),
    ],
)
@pytest.mark.parametrize("as_copy", [True, False])
def test_a_picture_that_is_another_is_changed_where_that_stands(
    text: str, changes: dict[str, str | None], expected: str, as_copy: bool
) -> None:
    """In a copy of the conflict as in the field: the caption in its parameter, the options of a link in the link."""
    page = warbox.parse(f"{{{{Infobox military conflict|{text}}}}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.image is not None
    edit = page.edit()
    image = conflict.image.model_copy(update=changes)
    if as_copy:
        edit[conflict] = conflict.model_copy(update={"image": image})
    else:
        edit[conflict]["image"] = image
    assert edit.text == f"{{{{Infobox military conflict|{expected}}}}}"


def test_a_new_picture_has_its_caption_and_size_in_their_parameters() -> None:
    page, edit = opened("{{Infobox military conflict|conflict=X|date=1815}}")
    edit[page.conflict]["image"] = Image(file="A.jpg", caption="C", size="300px")
    assert edit.text == "{{Infobox military conflict|conflict=X|image=A.jpg|image_size=300px|caption=C|date=1815}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("image=[[Image:A.jpg|border|300px]]|caption=B", "image=[[Image:D.png|border|250px]]|caption=C"),
        ("image=[[Image:A.jpg|300px]]", "image=[[Image:D.png|250px]]|caption=C"),
        ("image=[[Image:A.jpg|thumb|B]]", "image=[[Image:D.png|thumb|C|250px]]"),
        ("image=A.jpg|image_size=300px|caption=B", "image=D.png|image_size=250px|caption=C"),
    ],
)
def test_another_picture_made_by_hand_takes_the_form_of_the_old_one(before: str, after: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|{before}}}}}")
    edit[page.conflict]["image"] = Image(file="D.png", caption="C", size="250px")
    assert edit.text == f"{{{{Infobox military conflict|{after}}}}}"


@pytest.mark.parametrize(("caption", "expected"), [("C", "|caption=C"), (None, "")])
def test_a_copy_with_another_caption_alone_changes_it(caption: str | None, expected: str) -> None:
    page, edit = opened("{{Infobox military conflict|image=A.jpg|caption=B}}")
    conflict = page.conflict
    assert conflict is not None
    given = None if caption is None else warbox.Inline.of(caption)
    edit[conflict] = conflict.model_copy(update={"image_caption": given})
    assert edit.text == f"{{{{Infobox military conflict|image=A.jpg{expected}}}}}"


def test_a_name_becomes_a_link_where_its_caption_has_no_parameter() -> None:
    page, edit = opened("{{Infobox pictured town|image=A.jpg}}")
    (town,) = page.find(PicturedTown)
    edit[town]["image"] = Image(file="A.jpg", caption="C")
    assert edit.text == "{{Infobox pictured town|image=[[File:A.jpg|C]]}}"
