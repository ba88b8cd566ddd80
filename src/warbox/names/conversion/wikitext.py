"""Wikitext as the readers of one variant see it: words are converted, and the structure stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from warbox.names.conversion.glossary import Piece
from warbox.names.conversion.groups import ConversionGroup
from warbox.names.conversion.language_converter import Conversion
from warbox.names.conversion.masking import MaskedText
from warbox.names.conversion.notes import note_rules
from warbox.syntax import Link, Node, Tag, Template, Tree, Variable
from warbox.syntax.embedded import wikitext_spans
from warbox.templates.conversion import ConversionNote
from warbox.typed import Reader, TemplateModel
from warbox.typed.names import numbered
from warbox.typed.parameter_names import parameter_names
from warbox.values.image import image_options

DEEPEST = 40
"""How deep templates, links and tags are converted inside each other; what is deeper stays as it is written."""

_FILE = re.compile(
    r"\s*[^|\[\]{}<>\n]{1,250}\.(?:jpe?g|png|gif|svg|tiff?|webp|og[gav]|webm|pdf|djvu|mp[34])\s*", re.IGNORECASE
)
_LABEL = re.compile(r"[^\[\]{}|<>\n]+")
_EVERY = "*"
"""In place of a template: every template. In place of a parameter: every parameter."""


class WikitextConversion:
    """Converts one page. What it gives are pieces, in order, that together cover the page's text."""

    def __init__(
        self, tree: Tree, reader: Reader, conversion: Conversion, groups: Mapping[str, ConversionGroup]
    ) -> None:
        self._tree = tree
        self._source = tree.text
        self._reader = reader
        self._conversion = conversion
        self._groups = groups
        self._depth = 0
        self._file_namespaces = frozenset(reader.wiki.table("namespaces").get("file", ()))
        self._category_namespaces = frozenset(reader.wiki.table("namespaces").get("category", ()))

    def pieces(self) -> Iterator[Piece]:
        """The page piece by piece."""
        switches = self._reader.wiki.table("conversion").get("switches", ())
        if any(switch in self._source for switch in switches):
            yield self._as_written(0, len(self._source))
        else:
            yield from self._stretch(0, len(self._source), self._tree.children)

    def _as_written(self, start: int, end: int) -> Piece:
        return Piece(self._source[start:end], start, end)

    def _stretch(self, start: int, end: int, children: Sequence[Node]) -> Iterator[Piece]:
        """What stands between two offsets, converted."""
        if self._depth >= DEEPEST:
            yield self._as_written(start, end)
            return
        self._depth += 1
        masked = MaskedText(self._source, start, end, children)
        for piece in self._conversion.pieces(masked.text):
            written = masked.text[piece.start : piece.end]
            if piece.text == written:
                yield from self._unmasked(masked, piece)
            else:
                yield from self._changed(masked, piece)
        self._depth -= 1

    def _unmasked(self, masked: MaskedText, piece: Piece) -> Iterator[Piece]:
        for text, index, number in masked.parts(piece.text):
            if number is None:
                start = masked.offset(piece.start + index)
                yield Piece(text, start, start + len(text))
            else:
                yield from self._taken(masked, number, piece.protected)

    def _taken(self, masked: MaskedText, number: int, protected: bool) -> Iterator[Piece]:
        node, start, end = masked.taken[number]
        if node is None or protected:
            yield self._as_written(start, end)
        else:
            yield from self._node(node)

    def _changed(self, masked: MaskedText, piece: Piece) -> Iterator[Piece]:
        """A piece whose text is another one than that of the page: what it shows stands for all that it covers."""
        start, end = masked.offset(piece.start), masked.offset(piece.end)
        shown = "".join(
            text if number is None else self._source[slice(*masked.taken[number][1:])]
            for text, _, number in masked.parts(piece.text)
        )
        yield Piece(shown, start, end)

    def _node(self, node: Node) -> Iterator[Piece]:
        if isinstance(node, Template):
            yield from self._template(node)
        elif isinstance(node, Link):
            yield from self._link(node)
        elif isinstance(node, Tag):
            yield from self._tag(node)
        elif isinstance(node, Variable):
            yield from self._within(node, node.parts()[1:2])
        else:
            yield self._as_written(node.start, node.end)

    def _tag(self, node: Tag) -> Iterator[Piece]:
        """Of a tag that holds wikitext, this is converted."""
        if node.inner_start is None or node.inner_end is None:
            yield self._as_written(node.start, node.end)
            return
        attributes, inner = (node.attributes_start, node.attributes_end), (node.inner_start, node.inner_end)
        yield from self._within(node, list(wikitext_spans(self._source, node.name.lower(), attributes, inner)))

    def _within(self, node: Node, spans: list[tuple[int, int]]) -> Iterator[Piece]:
        """A node of which these spans are converted."""
        position = node.start
        for start, end in spans:
            yield self._as_written(position, start)
            yield from self._stretch(start, end, node.children_within(start, end))
            position = end
        yield self._as_written(position, node.end)

    def _link(self, node: Link) -> Iterator[Piece]:
        """The text of a link; where it has none, that of its target is put behind a pipe."""
        prefix, colon, _ = node.target.partition(":")
        namespace = prefix.strip().casefold() if colon else ""
        if namespace in self._category_namespaces:
            yield self._as_written(node.start, node.end)
        elif namespace in self._file_namespaces:
            yield from self._within(node, self._captions(node))
        elif node.text_start is not None:
            yield from self._within(node, [(node.text_start, node.end - 2)])
        else:
            shown = node.target.strip().removeprefix(":").replace("_", " ")
            label = shown if node.children else self._conversion.text(shown)
            yield from self._with_addition(node, f"|{label}" if label != shown else "")

    def _with_addition(self, node: Node, addition: str, start: int | None = None) -> Iterator[Piece]:
        """The rest of a node from `start` on, with something put in before its last two signs."""
        end = node.end - 2
        yield self._as_written(node.start if start is None else start, end)
        yield Piece(addition, end, end)
        yield self._as_written(end, node.end)

    def _captions(self, node: Link) -> list[tuple[int, int]]:
        """The caption of a picture: the last of its options that is nothing else."""
        options = node.parts()[1:]
        return [span for span in options if "caption" in image_options([self._source[slice(*span)]])][-1:]

    def _template(self, node: Template) -> Iterator[Piece]:
        model = self._reader.resolve(node).model
        if model is ConversionNote:
            self._take_note(node)
        if model is ConversionNote or (model is None and node.kind != "template"):
            yield self._as_written(node.start, node.end)
            return
        keys = self._canonical_keys(node, model)
        kept = self._kept_by(model)
        labels = self._labels_of(model)
        spans = [
            (argument.value_start, argument.end)
            for argument, key in zip(node.arguments, keys, strict=True)
            if (key in labels[1:] or kept.isdisjoint((key, numbered(key), _EVERY)))
            and _FILE.fullmatch(self._source, argument.value_start, argument.end) is None
        ]
        *most, (last, _) = [(piece, 0) for piece in self._within(node, spans)]
        yield from (piece for piece, _ in most)
        yield from self._with_addition(node, self._missing_label(node, labels, keys), last.start)

    def _canonical_keys(self, node: Template, model: type[TemplateModel] | None) -> list[str]:
        if model is None:
            return [argument.key for argument in node.arguments]
        names = parameter_names(model, self._reader.wiki, self._reader.resolve(node).canonical)
        return [names[argument.key] for argument in node.arguments]

    def _kept_by(self, model: type[TemplateModel] | None) -> frozenset[str]:
        """The parameters of a template that are keys, not words that a reader sees."""
        kept = self._reader.wiki.table("conversion").get("kept", {})
        names = (_EVERY, model.names[0]) if model is not None and model.names else (_EVERY,)
        return frozenset(parameter for name in names for parameter in kept.get(name, ()))

    def _labels_of(self, model: type[TemplateModel] | None) -> Sequence[str]:
        """The parameter of a title that is shown, and those of a text in its place; a class has those of its base."""
        labels: Mapping[str, Sequence[str]] = self._reader.wiki.table("conversion").get("labels", {})
        bases = model.__mro__ if model is not None else ()
        names = (base.names[0] for base in bases if issubclass(base, TemplateModel) and base.names)
        return next((labels[name] for name in names if name in labels), ())

    def _missing_label(self, node: Template, labels: Sequence[str], keys: list[str]) -> str:
        """An argument with what is seen of a title that stays as it is, where the template has none of its own."""
        if not labels:
            return ""
        title, *names = labels
        given = {key: argument.value.strip() for key, argument in zip(keys, node.arguments, strict=True)}
        if any(given.get(name) for name in names):
            return ""
        written = given.get(title, "")
        model = self._reader.typed(node)
        shown = written if model is None else model.seen_of_title(written)
        if not _LABEL.fullmatch(shown) or (shown != written and not self._conversion.replaces(shown)):
            return ""
        converted = self._conversion.text(shown)
        return f"|{names[0]}={converted}" if shown != written or converted != shown else ""

    def _take_note(self, node: Template) -> None:
        note = self._reader.typed(node)
        if isinstance(note, ConversionNote):
            for name in note.groups:
                group = self._groups.get(name.text)
                if group is not None:
                    self._conversion.add(group)
            for rule in note_rules(note):
                self._conversion.apply(rule)
