"""`TemplateModel`: a template typed by a declared class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from warbox.diagnostics import Span
from warbox.display import Displayed
from warbox.errors import DeclarationError
from warbox.typed.canvas import Canvas
from warbox.typed.names import registry, template_key
from warbox.typed.parameter import IN_NO_TITLE
from warbox.typed.plan import GroupPlan, ModelPlan, plan_of
from warbox.typed.writing import write_template
from warbox.wikis import Wiki, find_wiki

if TYPE_CHECKING:
    from warbox.typed.reading import Reader


class ParameterGroup(BaseModel):
    """Fields that read the parameters of one number, such as all that belongs to side 1.

    The names of the parameters hold `#` for the number. A model has a list of groups as a field marked `Enumerated()`,
    which gives a group that is made by hand its number; until then it is 0.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, validate_by_name=True)

    number: int = 0

    @classmethod
    def plan(cls) -> GroupPlan:
        """Which fields read which parameters."""
        return plan_of(cls).as_group()


class TemplateModel(Displayed, BaseModel):
    """A template of a page, as declared by a subclass.

    `class Settlement(TemplateModel, names=("Infobox settlement",))` types every template of that name, on every wiki;
    `wikis/*.toml` adds a wiki's own names for it. A name may hold one `*`, whose part a field marked `NamePart()`
    takes. Fields say with `Annotated[type, Parameter(...)]` what they read; the type decides how.

    `template` is the name as the page writes it, `span` the stretch of the page, `unread` the names of the parameters
    that no field reads, as written; `source_wiki` is the code of the wiki it was read from. All are empty in a model
    that is made by hand.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, validate_by_name=True)

    names: ClassVar[tuple[str, ...]] = ()
    declared_names: ClassVar[tuple[str, ...]] = ()

    template: str = ""
    span: Span = Field(default=Span(0, 0))
    unread: tuple[str, ...] = ()
    source_wiki: SkipValidation[str] = Field(default="", exclude=True, repr=False)

    def __init_subclass__(cls, *, names: str | tuple[str, ...] = (), **kwargs: Any) -> None:
        """Takes `names`, which pydantic hands on once the class is complete."""
        super().__init_subclass__(**kwargs)

    @classmethod
    def __pydantic_init_subclass__(cls, *, names: str | tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if names:
            every = (names,) if isinstance(names, str) else names
            _check_names(cls, every)
            cls.names = tuple(template_key(name) for name in every)
            cls.declared_names = tuple(every)
            registry.add(cls, every)

    @classmethod
    def plan(cls) -> ModelPlan:
        """Which fields read which parameters."""
        return plan_of(cls)

    @classmethod
    def takes_name_part(cls, part: str, wiki: Wiki) -> bool:
        """Whether this class types a template in whose name `*` stands for this part, on that wiki."""
        return True

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Fills in, before the model is built, what follows from the values that were read. By default nothing.

        What is wrong with them is reported to the reader.
        """

    def show(self, canvas: Canvas) -> None:
        """Puts what a reader sees of the template on the canvas. By default nothing is seen."""

    def seen_of_title(self, title: str) -> str:
        """What a reader sees of a title that one of the parameters gives. By default the title as it is written."""
        return title

    def written_form(self) -> Self:
        """The model with all that it says in the fields that parameters are written from. By default itself."""
        return self

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """A copy of a model in which fields that say the same agree again, as on that wiki. By default itself."""
        return self

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The template as wikitext of that wiki, in its own names; reading it gives an equal model, but for its place.

        On the wiki that it was read from it keeps the name that the page writes, and a model with every parameter as it
        stands is written with these. Raises `UnknownWikiError` for a wiki without a data file, and
        `UnwritableValueError` where the type of a value does not say how it is written.
        """
        return write_template(self.written_form(), find_wiki(wiki))


def _check_names(model: type[TemplateModel], names: Any) -> None:
    """Raises `DeclarationError` where a template cannot have such a name."""
    if not isinstance(names, tuple | list):
        raise DeclarationError(f"{model.__name__}: names is a text, or a tuple of texts, not {names!r}")
    for name in names:
        if not isinstance(name, str) or not name.strip() or not IN_NO_TITLE.isdisjoint(name):
            raise DeclarationError(f"{model.__name__}: {name!r} cannot be the name of a template")
