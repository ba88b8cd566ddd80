"""Templates that give an identifier of a work in running text: `{{ISBN|0-8147-1945-7}}`."""

from __future__ import annotations

from typing import Annotated, Any

from warbox.diagnostics import Code, Severity
from warbox.typed import Canvas, Parameter, Reader, TemplateModel, resolve
from warbox.values.identifier_checks import fault_of
from warbox.values.identifiers import Identifier


class IdentifierTemplate(
    TemplateModel,
    names=(
        *("isbn", "issn", "eissn", "ismn", "doi", "jstor", "oclc", "pmid", "pmc", "arxiv", "biorxiv", "bibcode"),
        *("citeseerx", "lccn", "asin", "s2cid", "hdl", "ssrn", "zbl", "jfm", "osti"),
    ),
):
    """A number by which a catalogue knows a work; the template's name is the scheme."""

    value: Annotated[str | None, Parameter(1, "id")] = None
    identifier: Identifier | None = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Checks the number; a wrong one is kept, and reported."""
        if "value" in values:
            identifier = Identifier.of_text(resolve(values["template"], reader.wiki).canonical, values["value"])
            values["identifier"] = identifier
            if identifier.valid is False:
                message = f"{identifier.value!r} is no {identifier.scheme}"
                span = values["span"]
                hint = fault_of(identifier.scheme, identifier.value)
                reader.report(Code.WRONG_IDENTIFIER, Severity.WARNING, span.start, span.end, message, hint)

    def show(self, canvas: Canvas) -> None:
        """Scheme and number, but only in footnotes: elsewhere the number must not be taken for a figure."""
        if canvas.in_footnote and self.identifier is not None:
            canvas.write(self.identifier.text, self)
