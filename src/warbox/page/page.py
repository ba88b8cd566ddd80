"""`Page`: one article, and all that is found on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from warbox import syntax, templates  # noqa: F401 - importing the templates declares them
from warbox.conflict import MilitaryConflict
from warbox.diagnostics import Diagnostic, Span
from warbox.display import Displayed
from warbox.errors import NotATemplateError, StaleObjectError
from warbox.page.checks.page_checks import check_page
from warbox.page.content import PageContent, UntypedTemplate, content_json
from warbox.page.edits.edit import Edit
from warbox.page.footnotes import Footnotes, find_footnotes
from warbox.page.parts import PageParts
from warbox.page.references import Reference, numbers_of_use, read_references
from warbox.page.short_footnotes import ShortFootnote, read_short_footnotes
from warbox.page.sources import Sources
from warbox.templates.citations import Citation
from warbox.templates.interlanguage import InterlanguageLink
from warbox.templates.short_footnotes import ShortFootnoteTemplate
from warbox.typed import Reader, Resolution, TemplateModel, changed
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki, find_wiki

if TYPE_CHECKING:
    from warbox.names import NameGroup
    from warbox.names.conversion.groups import ConversionGroup
    from warbox.names.known import NameSource
    from warbox.page.variant import PageInVariant

Model = TypeVar("Model", bound=TemplateModel)
Given = TypeVar("Given")


class Page(Displayed):
    """One article. What is found on it is read when it is first asked for, and kept.

    `text` is the wikitext as it was given; every span counts its code points. `wiki` has the words it is read with.
    `title` is None where it was not given: nothing on the page tells it. `conversion_groups` are those that the page
    may ask for, by name. `name_source` tells what the whole wiki knows of names, for `names`.
    """

    def __init__(
        self,
        text: str,
        wiki: Wiki,
        title: str | None = None,
        conversion_groups: Mapping[str, ConversionGroup] | None = None,
        name_source: NameSource | None = None,
    ) -> None:
        self.text = text
        self.wiki = wiki
        self.title = title
        if conversion_groups is None:
            conversion_groups = name_source.conversion_groups if name_source is not None else {}
        self.conversion_groups = conversion_groups
        self._name_source = name_source
        self._variants: dict[str, PageInVariant] = {}
        self._reader = Reader(text, wiki, _shown_of)
        self._given: dict[int, object] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets what the page is made of, and reads it anew."""
        return Page, (self.text, self.wiki, self.title, self.conversion_groups, self._name_source)

    @cached_property
    def tree(self) -> syntax.Tree:
        """The lossless tree of the text."""
        return syntax.parse(self.text)

    @cached_property
    def conflict(self) -> MilitaryConflict | None:
        """The first military-conflict infobox, or None. Nothing behind it is read."""
        for template in self.tree.iter_templates():
            resolution = self._reader.resolve(template)
            if resolution.model is not None and issubclass(resolution.model, MilitaryConflict):
                found = self._reader.typed(template)
                if isinstance(found, MilitaryConflict):
                    return found
        return None

    @cached_property
    def conflicts(self) -> list[MilitaryConflict]:
        """All military-conflict infoboxes, in document order."""
        return self.find(MilitaryConflict)

    @cached_property
    def interlanguage_links(self) -> list[InterlanguageLink]:
        """The links to pages of other wikis that templates make."""
        return self.find(InterlanguageLink)

    @cached_property
    def citations(self) -> list[Citation]:
        """The works that the page cites, each with the index of the reference it stands in."""
        around = self.footnotes.around
        return self._giving(
            [changed(citation, reference=around.get(citation.span.start)) for citation in self.find(Citation)]
        )

    @cached_property
    def references(self) -> list[Reference]:
        """The footnotes of the page, in the order in which they first come up, but for short footnotes."""
        return self._giving(read_references(self.footnotes, self.citations, self._reader))

    @cached_property
    def short_footnotes(self) -> list[ShortFootnote]:
        """The works that short footnotes name, each with the citation it means."""
        return self._giving(read_short_footnotes(self.find(ShortFootnoteTemplate), self.citations, self.footnotes))

    @cached_property
    def footnotes(self) -> Footnotes:
        """The footnotes as they stand in the tree: what `references` are made from."""
        return find_footnotes(self.tree, self._reader)

    def reference_of(self, use: ReferenceUse) -> Reference | None:
        """The footnote that a value points to; None for a short footnote, and for a use of another page."""
        numbers = numbers_of_use(use, self.footnotes)
        return self.references[numbers[0]] if numbers else None

    def sources_of(self, use: ReferenceUse) -> list[Citation]:
        """The works that a value points to, in order: those cited in its footnote, and those that a short one means.

        Then come those of the footnotes within it. A citation that says the same as one before it, but for blanks, is
        left out: a footnote may be defined twice.
        """
        return [citation for citation, _ in self._cited(use)]

    def pages_of(self, use: ReferenceUse) -> list[str | None]:
        """For each of `sources_of` the pages that are named for this value, as they are written.

        They are those of a short footnote, or those behind the sign (`{{rp|12}}`); where there are none of these, None:
        then the citation's own are all that is known. A short footnote without pages gives its other place (`loc=`).
        """
        return [", ".join(dict.fromkeys(pages)) or None for _, pages in self._cited(use)]

    def _cited(self, use: ReferenceUse) -> list[tuple[Citation, list[str]]]:
        """The works that a value points to, each once, with the pages that are named for the value."""
        by_wording: dict[str, tuple[Citation, list[str]]] = {}
        for index, pages in self._sources.of(use):
            citation = self.citations[index]
            wording = "".join(self.text[citation.span.start : citation.span.end].split())
            _, found = by_wording.setdefault(wording, (citation, []))
            found += [] if pages is None else [pages]
        return [*by_wording.values()]

    @cached_property
    def _sources(self) -> Sources:
        return Sources(self.footnotes, self.references, self.short_footnotes)

    @cached_property
    def _models(self) -> list[TemplateModel | None]:
        """For each template of the tree the typed model, or None."""
        return [self._reader.typed(template) for template in self.tree.templates]

    @cached_property
    def typed(self) -> list[TemplateModel]:
        """Every typed template of the page, in document order, wherever it is nested."""
        return [model for model in self._models if model is not None]

    @cached_property
    def untyped(self) -> list[UntypedTemplate]:
        """Every template of the page that no class types, with parser functions and variables."""
        return self._giving(
            [
                UntypedTemplate(name=template.title, kind=template.kind, span=Span(template.start, template.end))
                for template, model in zip(self.tree.templates, self._models, strict=True)
                if model is None
            ]
        )

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong on the page, in the order of the text, each finding once."""
        found = dict.fromkeys([*self._findings, *self._reader.diagnostics])
        return sorted(found, key=lambda one: (one.span.start, one.span.end, one.code, one.message))

    @cached_property
    def names(self) -> list[NameGroup]:
        """The names of those who fought and led, of what the page links to and of territories, as groups of forms.

        They are no part of `model_dump`: most uses of a page do without the libraries that this loads.
        """
        # These bring in the tables of sounds.
        from warbox.names import reconcile
        from warbox.page.names import find_known, find_names, find_rules

        names = find_names(self._parts, self.conflicts)
        return reconcile(names, find_rules(self._parts), find_known(names, self._name_source))

    @cached_property
    def _findings(self) -> list[Diagnostic]:
        """What only the page as a whole shows to be wrong."""
        return check_page(self._parts)

    @cached_property
    def _parts(self) -> PageParts:
        models = list(zip(self.tree.templates, self._models, strict=True))
        return PageParts(
            self.tree,
            self._reader,
            models,
            self.footnotes,
            self.citations,
            self.short_footnotes,
            self.conversion_groups,
        )

    def find(self, model: type[Model]) -> list[Model]:
        """Every template that this class types, or a subclass of it, in document order, wherever it is nested.

        Raises `TypeError` for what is no class of templates, such as a template's name.
        """
        if not (isinstance(model, type) and issubclass(model, TemplateModel)):
            raise TypeError(f"what is found is a class of templates, as warbox.Flag, and not {model!r}")
        found: dict[int, Model] = {}
        for meaning, places in self._places_by_meaning.items():
            typed_so = meaning.model is not None and issubclass(meaning.model, model)
            if not typed_so and meaning.canonical not in model.names:
                continue
            for place in places:
                template = self.tree.templates[place]
                typed: TemplateModel | None = None
                if typed_so:
                    typed = self._reader.typed(template)
                elif template.kind is syntax.Kind.TEMPLATE:
                    typed = self._reader.read(template, model)
                    self._giving([] if typed is None else [typed])
                if isinstance(typed, model):
                    found[place] = typed
        return [found[place] for place in sorted(found)]

    @cached_property
    def _places_by_meaning(self) -> dict[Resolution, list[int]]:
        """For each thing that a template's name can mean the indexes of the templates that bear such a name."""
        places: dict[Resolution, list[int]] = {}
        for place, template in enumerate(self.tree.templates):
            places.setdefault(self._reader.resolve(template), []).append(place)
        return places

    def _giving(self, objects: list[Given]) -> list[Given]:
        """Remembers objects that are made for the caller, so that edits can tell them from those of other pages."""
        self._given.update((id(one), one) for one in objects)
        return objects

    def with_text(self, text: str) -> Page:
        """A page of another text, with the wiki, the title, the conversion groups and the names of this one."""
        return Page(text, self.wiki, self.title, self.conversion_groups, self._name_source)

    def edit(self) -> Edit:
        """Changes to the page, yet to be made: any typed object of the page opens as a mapping of its parameters."""
        return Edit(self, self._template_of, lambda text: Reader(text, self.wiki, _shown_of))

    def model_of(self, template: syntax.Template) -> TemplateModel | None:
        """A template of this page's tree as the class that types it; None where no class does."""
        return self._reader.typed(template)

    def _template_of(self, found: Any) -> syntax.Template:
        """The template that an object of this page stands for."""
        if isinstance(found, syntax.Template):
            if self._templates_by_start.get(found.start) is not found:
                raise StaleObjectError(f"{found!r} is of another page, or of an older text of this one")
            return found
        span = getattr(found, "span", None)
        template = self._templates_by_start.get(span.start) if isinstance(span, Span) else None
        known = self._given.get(id(found)) is found
        if template is not None and (known or self._reader.typed(template) is found):
            if template.end == found.span.end:
                return template
        elif not known and isinstance(found, TemplateModel | UntypedTemplate | Reference | ShortFootnote):
            name = type(found).__name__
            raise StaleObjectError(
                f"this {name} is not one that the page gave: it is of another page or text, or a copy"
            )
        raise NotATemplateError(f"this {type(found).__name__} stands for no template, so it has no parameters to edit")

    @cached_property
    def _templates_by_start(self) -> dict[int, syntax.Template]:
        return {template.start: template for template in self.tree.templates}

    def templates_within(self, span: Span) -> list[tuple[syntax.Template, bool]]:
        """The templates within a stretch of the page, each with whether a class types it."""
        return [
            (template, self._reader.types(template))
            for template in self.tree.templates
            if span.start <= template.start and template.end <= span.end
        ]

    def content(self) -> PageContent:
        """All that is found on the page, as one model."""
        counts = Counter([type(template).__name__ for template in self.typed])
        return PageContent(
            wiki=self.wiki.code,
            title=self.title,
            conflicts=self.conflicts,
            interlanguage_links=self.interlanguage_links,
            citations=self.citations,
            references=self.references,
            short_footnotes=self.short_footnotes,
            templates=dict(sorted(counts.items())),
            untyped=self.untyped,
            diagnostics=self.diagnostics,
        )

    def model_dump(self, **options: Any) -> dict[str, Any]:
        """All that is found on the page as plain data; options are pydantic's."""
        return self.content().model_dump(**options)

    def model_dump_json(self, **options: Any) -> str:
        """All that is found on the page as JSON; options are pydantic's."""
        return content_json(self.content(), **options)

    def text_in(self, variant: str) -> str:
        """The wikitext with the words that readers of that variant of Chinese see (`zh-tw`), its structure unchanged.

        Rules of the page are applied and resolved. Names of templates, parameters, files and footnotes, addresses and
        the targets of links stay; what is seen of a target is put behind a pipe. Raises `UnknownVariantError`.
        """
        return self.in_variant(variant).converted_text

    def in_variant(self, variant: str) -> PageInVariant:
        """The page as readers of that variant of Chinese see it. Raises `UnknownVariantError`."""
        # Nothing of conversion is needed but for those who ask for it.
        from warbox.page.variant import PageInVariant

        found = self._variants.get(variant)
        if found is None:
            found = self._variants[variant] = PageInVariant(self, variant, self.conversion_groups)
        return found


def _shown_of(node: syntax.Variant) -> tuple[int, int]:
    """What of a conversion rule readers see who have chosen no variant."""
    # Most pages have no rule in a value.
    from warbox.names.conversion.shown import shown_span

    return shown_span(node)


def parse(
    text: str,
    wiki: str | Path | Wiki = "enwiki",
    title: str | None = None,
    conversion_groups: Mapping[str, ConversionGroup] | None = None,
    name_source: NameSource | None = None,
) -> Page:
    """The page of that wikitext. Never raises on text.

    `wiki` is a database name or a language code, a data file of your own (a `Path`, or a string that ends in `.toml`),
    or a wiki that `load_wiki` or `read_wiki` gave. A file is read anew each time: for many pages hand over the wiki.
    `conversion_groups` are those of the wiki that the page may ask for (`ConversionGroups.load`). `name_source` is what
    the whole wiki knows of names (`warbox.dumps.names_source.open_names`); without groups its own are taken.

    Raises `UnknownWikiError` for a wiki without a data file, `WikiDataError` for a file that describes none, and
    `TypeError` for what is no text, such as bytes.
    """
    if not isinstance(text, str):
        raise TypeError(f"the wikitext of a page is a str, and not {type(text).__name__}")
    return Page(text, find_wiki(wiki), title, conversion_groups, name_source)
