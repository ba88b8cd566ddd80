"""Templates that show pictures, several or a part of one, such as stand for the picture of an article on a war."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, Enumerated, Parameter, ParameterGroup, TemplateModel
from warbox.values.image import Image
from warbox.values.inline import Inline


class NumberedPicture(ParameterGroup):
    """One of the pictures of `{{multiple image}}`."""

    file: Annotated[Image | None, Parameter("image#")] = None
    caption: Annotated[Inline | None, Parameter("caption#")] = None
    alt: Annotated[str | None, Parameter("alt#")] = None
    width: Annotated[str | None, Parameter("width#")] = None
    link: Annotated[str | None, Parameter("link#")] = None


class MultipleImage(TemplateModel, names=("multiple image",)):
    """Pictures beside or below each other: `{{multiple image|image1=A.jpg|caption1=...|image2=...|footer=...}}`."""

    pictures: Annotated[tuple[NumberedPicture, ...], Enumerated()] = ()
    header: Annotated[Inline | None, Parameter("header")] = None
    footer: Annotated[Inline | None, Parameter("footer")] = None
    width: Annotated[str | None, Parameter("width")] = None
    total_width: Annotated[str | None, Parameter("total_width")] = None

    def show(self, canvas: Canvas) -> None:
        """The pictures; what stands below them is the caption of each."""
        for picture in self.pictures:
            if picture.file is not None:
                caption = picture.caption or self.footer
                width = picture.width or self.width
                canvas.mark(_shown(picture.file, caption, alt=picture.alt, width=width, link=picture.link))


class PictureRow(ParameterGroup):
    """A row of `{{photomontage}}`."""

    first: Annotated[Image | None, Parameter("photo#a")] = None
    second: Annotated[Image | None, Parameter("photo#b")] = None
    third: Annotated[Image | None, Parameter("photo#c")] = None
    fourth: Annotated[Image | None, Parameter("photo#d")] = None


class Photomontage(TemplateModel, names=("photomontage",)):
    """Rows of pictures as one: `{{photomontage|photo1a=A.jpg|photo2a=B.jpg|photo2b=C.jpg|text=...}}`."""

    rows: Annotated[tuple[PictureRow, ...], Enumerated()] = ()
    caption: Annotated[Inline | None, Parameter("text")] = None

    def show(self, canvas: Canvas) -> None:
        """The pictures in reading order, with the one caption for all."""
        for row in self.rows:
            for picture in (row.first, row.second, row.third, row.fourth):
                if picture is not None:
                    canvas.mark(_shown(picture, self.caption))


class CroppedImage(TemplateModel, names=("css image crop",)):
    """A part of a picture: `{{CSS image crop|Image=A.jpg|bSize=300|cWidth=220|...|Description=...}}`."""

    file: Annotated[Image | None, Parameter("Image")] = None
    caption: Annotated[Inline | None, Parameter("Description")] = None
    alt: Annotated[str | None, Parameter("Alt")] = None
    link: Annotated[str | None, Parameter("Link")] = None

    def show(self, canvas: Canvas) -> None:
        """The picture."""
        if self.file is not None:
            canvas.mark(_shown(self.file, self.caption, alt=self.alt, link=self.link))


def _shown(
    file: Image, caption: Inline | None, *, alt: str | None = None, width: str | None = None, link: str | None = None
) -> Image:
    """The picture with what the template says of it; a width is in pixels."""
    text = None if caption is None else caption.text
    size = f"{width}px" if width and width.isdecimal() else width
    return Image(file=file.file, caption=text, alt=alt, size=size, link=link or file.link, span=file.span)
