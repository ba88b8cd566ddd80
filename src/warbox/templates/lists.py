"""List templates: each item becomes a line of its own."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, Parameter, TemplateModel
from warbox.values.inline import Inline


class ItemList(
    TemplateModel,
    names=(
        "unbulleted list",
        "hlist",
        "bulleted list",
        "ordered list",
        "br list",
        "comma separated entries",
        "unbulleted indent list",
        "pages list",
    ),
):
    """A list whose items are its positional arguments."""

    items: Annotated[tuple[Inline, ...], Parameter("#")] = ()

    def show(self, canvas: Canvas) -> None:
        """The items."""
        canvas.embed_list(self.items)


class CollapsibleList(TemplateModel, names=("collapsible list",)):
    """A list under a title that a reader opens."""

    title: Annotated[Inline | None, Parameter("title")] = None
    items: Annotated[tuple[Inline, ...], Parameter("#")] = ()

    def show(self, canvas: Canvas) -> None:
        """The title, then the items."""
        canvas.break_line()
        canvas.embed_title(self.title)
        canvas.embed_list(self.items)


class BulletList(TemplateModel, names=("plainlist", "flatlist", "tree list", "indented plainlist")):
    """A list whose items are bulleted lines in one argument: `{{plainlist| * a * b }}`.

    Without an argument it opens a list that another template closes further on.
    """

    content: Annotated[Inline | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The items; the first level of bullets is the list itself."""
        if self.content is None:
            canvas.open_list()
        else:
            canvas.embed_list((self.content,))


class BulletListEnd(TemplateModel, names=("endplainlist", "endflatlist", "tree list/end", "end tree list")):
    """Closes a list that `{{plainlist}}` or the like has opened."""

    def show(self, canvas: Canvas) -> None:
        """The list ends."""
        canvas.close_list()
