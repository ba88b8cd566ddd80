"""Templates for what stands behind a person's name: letters of orders and decorations."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Parameter, TemplateModel
from warbox.values.inline import Inline


class PostNominals(TemplateModel, names=("post-nominals",)):
    """The letters behind a person's name: `{{post-nominals|country=GBR|VC|DSO}}`. They are no part of the name."""

    letters: Annotated[tuple[str, ...], Parameter("#")] = ()
    country: Annotated[str | None, Parameter("country")] = None
    content: Annotated[Inline | None, Parameter("list", "post-noms")] = None
