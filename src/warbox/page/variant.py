"""`PageInVariant`: a page as the readers of one variant of Chinese see it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from warbox import syntax
from warbox.conflict import MilitaryConflict
from warbox.diagnostics import Diagnostic
from warbox.display import Displayed
from warbox.names.conversion.groups import ConversionGroup
from warbox.names.conversion.language_converter import Conversion
from warbox.names.conversion.masking import OffsetMap
from warbox.names.conversion.wikitext import WikitextConversion
from warbox.names.variants import convert, find_variety
from warbox.page.content import PageContent, UntypedTemplate, content_json
from warbox.page.moving import Mover
from warbox.page.references import Reference
from warbox.page.short_footnotes import ShortFootnote
from warbox.templates.citations import Citation
from warbox.templates.interlanguage import InterlanguageLink
from warbox.typed import Reader, TemplateModel
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from warbox.page.page import Page

Model = TypeVar("Model", bound=TemplateModel)


class PageInVariant(Displayed):
    """A page whose words are those of one variant, and whose spans count the page as it is written.

    What is typed is read from the converted page. Links, files, flags and other keys are those of the page itself, and
    so are the findings.

    Attributes:
        page: the page as it is written.
        variant: the code of the variant.
        converted_text: its wikitext with the words of the variant.
        title: its title in the variant, by its own rule or else converted; None where it is not known.
    """

    def __init__(self, page: Page, variant: str, groups: Mapping[str, ConversionGroup]) -> None:
        self.page = page
        self.variant = find_variety(variant).code
        conversion = Conversion(self.variant)
        reader = Reader(page.text, page.wiki)
        pieces = list(WikitextConversion(page.tree, reader, conversion, groups).pieces())
        self.converted_text = "".join(piece.text for piece in pieces)
        self.title = conversion.title or (conversion.text(page.title) if page.title is not None else None)
        self._converted = type(page)(self.converted_text, _wiki_of_variant(page.wiki, self.variant), self.title)
        self._mover = Mover(OffsetMap(pieces), page.text)

    @property
    def text(self) -> str:
        """The wikitext of the page as it is written, which spans count."""
        return self.page.text

    @property
    def wiki(self) -> Wiki:
        """The wiki it comes from."""
        return self.page.wiki

    @property
    def tree(self) -> syntax.Tree:
        """The lossless tree of the page as it is written."""
        return self.page.tree

    @cached_property
    def conflict(self) -> MilitaryConflict | None:
        """The first military-conflict infobox, or None."""
        return self._mover.move(self._converted.conflict)

    @cached_property
    def conflicts(self) -> list[MilitaryConflict]:
        """All military-conflict infoboxes, in document order."""
        return self._mover.move(self._converted.conflicts)

    @cached_property
    def interlanguage_links(self) -> list[InterlanguageLink]:
        """The links to pages of other wikis that templates make."""
        return self._mover.move(self._converted.interlanguage_links)

    @cached_property
    def citations(self) -> list[Citation]:
        """The works that the page cites, each with the index of the reference it stands in."""
        return self._mover.move(self._converted.citations)

    @cached_property
    def references(self) -> list[Reference]:
        """The footnotes of the page, in the order in which they first come up, but for short footnotes."""
        return self._mover.move(self._converted.references)

    @cached_property
    def short_footnotes(self) -> list[ShortFootnote]:
        """The works that short footnotes name, each with the citation it means."""
        return self._mover.move(self._converted.short_footnotes)

    @cached_property
    def typed(self) -> list[TemplateModel]:
        """Every typed template of the page, in document order, wherever it is nested."""
        return self._mover.move(self._converted.typed)

    @cached_property
    def untyped(self) -> list[UntypedTemplate]:
        """Every template of the page that no class types, with parser functions and variables."""
        return self._mover.move(self._converted.untyped)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong on the page as it is written."""
        return self.page.diagnostics

    def find(self, model: type[Model]) -> list[Model]:
        """Every template that this class types, or a subclass of it, in document order, wherever it is nested."""
        return self._mover.move(self._converted.find(model))

    def reference_of(self, use: ReferenceUse) -> Reference | None:
        """The footnote that a value points to; None for a short footnote, and for a use of another page."""
        found = self.page.reference_of(use)
        return None if found is None else self.references[self.page.references.index(found)]

    def sources_of(self, use: ReferenceUse) -> list[Citation]:
        """The works that a value points to, in order: those cited in its footnote, and those that a short one means."""
        return [self.citations[self.page.citations.index(source)] for source in self.page.sources_of(use)]

    def pages_of(self, use: ReferenceUse) -> list[str | None]:
        """For each of `sources_of` the pages that are named for this value, as they are written."""
        return self.page.pages_of(use)

    def content(self) -> PageContent:
        """All that is found on the page, as one model."""
        content = self._mover.move(self._converted.content())
        return content.model_copy(
            update={"wiki": self.wiki.code, "variant": self.variant, "diagnostics": self.diagnostics}
        )

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """All that is found on the page as plain data; options are pydantic's."""
        return self.content().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """All that is found on the page as JSON; options are pydantic's."""
        return content_json(self.content(), **options)


@lru_cache(maxsize=64)
def _wiki_of_variant(wiki: Wiki, variant: str) -> Wiki:
    """The wiki with the variant's locale, for names of countries and for what templates write of themselves."""
    locale = find_variety(variant).locale
    if locale is None:
        return wiki
    flags = wiki.table("flags")
    locales = [locale, *(other for other in flags.get("locales", [wiki.language]) if other != locale)]
    shown = {
        table: {key: convert(name, variant) for key, name in flags.get(table, {}).items()}
        for table in ("codes", "translated_states", "shown_names")
    }
    names = {code: [convert(names[0], variant), *names] for code, names in flags.get("names", {}).items()}
    own = {
        "flags": {**flags, **shown, "names": names, "locales": locales},
        "scripts": {**wiki.table("scripts"), "locale": locale},
    }
    return Wiki(wiki.code, wiki.language, {**wiki.tables, **own})
