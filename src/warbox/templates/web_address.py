"""The template that shows an address of the web."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, Parameter, TemplateModel
from warbox.values.link import ExternalLink

_NOT_SHOWN = ("https://", "http://", "//")


class WebAddressTemplate(TemplateModel, names=("url",)):
    """An address as a link: `{{url|address|text}}`. Without a text it is shown without its scheme."""

    address: Annotated[str | None, Parameter(1)] = None
    text: Annotated[str | None, Parameter(2)] = None

    def show(self, canvas: Canvas) -> None:
        """The text, marked as a link to the web; an address without a scheme is one of `http`."""
        if self.address is None:
            return
        scheme = next((scheme for scheme in _NOT_SHOWN if self.address.casefold().startswith(scheme)), "")
        shown = self.text or self.address[len(scheme) :].rstrip("/")
        url = self.address if scheme else f"http://{self.address}"
        canvas.write(shown, ExternalLink(url=url, text=shown, span=self.span))
