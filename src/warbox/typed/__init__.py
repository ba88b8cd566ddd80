"""The one mechanism: a typed template is a declared pydantic model."""

from warbox.typed.argument import ArgumentValue
from warbox.typed.canvas import Canvas
from warbox.typed.carrying import carried_wikitext
from warbox.typed.copies import changed
from warbox.typed.model import ParameterGroup, TemplateModel
from warbox.typed.names import Resolution, resolve, template_key, without_namespace
from warbox.typed.parameter import AllParameters, Enumerated, NamePart, Parameter
from warbox.typed.reading import Reader
from warbox.typed.value_readers import readable, reads, reads_items
from warbox.typed.writing import plain_wikitext, writes

__all__ = [
    "AllParameters",
    "ArgumentValue",
    "Canvas",
    "Enumerated",
    "NamePart",
    "Parameter",
    "ParameterGroup",
    "Reader",
    "Resolution",
    "TemplateModel",
    "carried_wikitext",
    "changed",
    "plain_wikitext",
    "readable",
    "reads",
    "reads_items",
    "resolve",
    "template_key",
    "without_namespace",
    "writes",
]
