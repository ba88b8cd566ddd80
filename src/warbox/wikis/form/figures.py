"""Words of strength and losses."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from warbox.wikis.form.words import Words, WordsByMeaning

_Categories = Annotated[WordsByMeaning, Field(description="Words by category.")]


class Arms(BaseModel, extra="forbid"):
    """What is the same in every language: categories, and the names of arms."""

    survived: Annotated[Words, Field(description="Fates of material that leave it afloat: damaged.")] = []
    lost: Annotated[
        Words, Field(description="Fates of material that its category stands for: destroyed. Of others a note tells.")
    ] = []
    with_men: Annotated[Words, Field(description="Fates of people that befall ships with them: interned.")] = []
    people_first: Annotated[Words, Field(description="Categories of people that lead a list of parts.")] = []
    plain_people: Annotated[
        Words, Field(description="Categories of people that say no more than that they fight: counted as personnel.")
    ] = []
    parties: Annotated[
        Words, Field(description="Categories of people that say for whom they fight: a name before makes it theirs.")
    ] = []
    sides: Annotated[
        Words, Field(description="Those of them that name a side by themselves, where a heading says no more: Rebels.")
    ] = []

    afloat: Annotated[
        Words, Field(description="Categories of material whose words name ships too, where ships stand beside it.")
    ] = []
    designations: Annotated[
        WordsByMeaning,
        Field(description="The letters before the digits of a type, or a type in full, by category: bf, mig, m109."),
    ] = {}
    machines: Annotated[
        dict[str, str], Field(description="Categories of people that name arms too, with the category of these.")
    ] = {}


class Figures(BaseModel, extra="forbid"):
    """How strength and losses are written.

    Words are given in the singular where their plural is regular. A word that ends in * stands for all that begin so.
    """

    languages: Annotated[Words, Field(description="Locales of CLDR whose names of months count.")] = []
    writing: Annotated[
        dict[str, str], Field(description="The word that is written for a category, or for one of its two parts.")
    ] = {}
    plural_endings: Annotated[Words, Field(description="Endings of the regular plural.")] = []
    noun_endings: Annotated[Words, Field(description="Endings by which an unknown noun is known to be counted.")] = []
    possessive_endings: Annotated[
        Words, Field(description="Endings by which a word tells whose the next one is, and is no plural.")
    ] = []
    articles: Annotated[Words, Field(description="Count as one before a noun.")] = []
    approximately: Words = []
    approximately_after: Words = []
    at_least: Words = []
    at_least_after: Words = []
    up_to: Words = []
    up_to_after: Words = []
    range_from: Words = []
    range_to: Words = []
    between: Annotated[Words, Field(description='The "and" after it makes a range.')] = []
    and_: Annotated[Words, Field(alias="and")] = []
    or_: Annotated[Words, Field(alias="or")] = []
    including: Annotated[
        Words,
        Field(description="What follows is a part of what stands before; with fillers also `6 of whom died`."),
    ] = []
    out_of: Annotated[Words, Field(description="The number behind it is the whole.")] = []
    total: Words = []
    vague: Annotated[Words, Field(description="How many, without a number: several, unknown, thousands of.")] = []
    others: Annotated[Words, Field(description="The number before it counts what was counted last.")] = []
    civilian: Annotated[Words, Field(description="Makes a figure one of civilians.")] = []
    sources: Annotated[Words, Field(description="In a heading: whose figure it is, not whose men.")] = []
    occasions: Annotated[Words, Field(description="In a heading: when or where.")] = []
    places: Annotated[
        Words,
        Field(description="At the beginning of a heading or right behind a figure: where, for what or without whom."),
    ] = []
    circumstances: Annotated[
        Words,
        Field(description="Right behind a figure, besides `places`: under whom, from where, with what ('under Ney')."),
    ] = []
    qualities: Annotated[
        Words, Field(description="Of what sort those counted are, or how badly it befell: regular, severely.")
    ] = []
    links: Annotated[Words, Field(description="End a noun phrase: in, by, with.")] = []
    fillers: Annotated[Words, Field(description="Say nothing about what is counted: the, military, were.")] = []
    measures: Annotated[
        Words,
        Field(description="Fillers right behind a number, and but letters of other words elsewhere, as in Chinese."),
    ] = []
    kinds: Annotated[Words, Field(description="Say of what kind arms and units are: heavy, motorised.")] = []
    modifiers: Annotated[
        Words, Field(description="Fillers that belong to the name of what is counted: large, armed, its makers.")
    ] = []
    plain_ships: Annotated[Words, Field(description="Nouns of ships that say of no type: ship, vessel, warship.")] = []
    only_one: Annotated[Words, Field(description="Nouns that count only after one: army, division.")] = []
    one_or_few: Annotated[Words, Field(description="Of these, what has the same form behind two to four: divize.")] = []
    designators: Annotated[Words, Field(description="The number behind it is a name: no., type, group.")] = []
    calibres: Annotated[Words, Field(description="Nouns of guns with the number before them: 12 pounder.")] = []
    not_counted: Annotated[Words, Field(description="The number before it measures, or is a time: km, days.")] = []
    counts_one: Annotated[Words, Field(description="Magnitudes that need no number: mille, tausend, bin.")] = []
    fractions: Annotated[Words, Field(description="The number word before it is no count: thirds.")] = []
    years_after: Annotated[Words, Field(description="Four digits behind it are a year: in, since.")] = []
    years_before: Annotated[
        Words, Field(description="Four digits before it that begin a bracket are a year: estimate, peak.")
    ] = []
    months: Annotated[Words, Field(description="Forms of months that CLDR does not have.")] = []
    peoples: Annotated[Words, Field(description="Peoples: whose men, not what.")] = []
    captives: Annotated[Words, Field(description="Fates that give way to another: prisoners executed.")] = []
    elisions: Annotated[Words, Field(description="Small words before an apostrophe and another word: d'hommes.")] = []
    ordinal_sign: Annotated[
        str | None, Field(description="What makes a number before a word an ordinal one: the stop of 6. Armee.")
    ] = None
    compounds: Annotated[
        bool, Field(description="Whether nouns are written in one with what is before them: Transportflugzeuge.")
    ] = False
    head_first: Annotated[
        bool, Field(description="Whether the first of two nouns in a row is what is counted: divisions of infantry.")
    ] = False
    joined_as_written: Annotated[
        bool, Field(description="Whether several nouns under one number are named as the page does: only in English.")
    ] = False
    numbers: Annotated[dict[str, int], Field(description="Number words.")] = {}
    magnitudes: Annotated[dict[str, int], Field(description="Words that multiply the number before them.")] = {}
    open_numbers: Annotated[dict[str, int], Field(description="Number words that are a lower bound.")] = {}
    fates: Annotated[_Categories, Field(description="What befell people.")] = {}
    losses: Annotated[_Categories, Field(description="Losses that say nothing about what befell.")] = {}
    material_fates: Annotated[_Categories, Field(description="What befell material.")] = {}
    people: Annotated[_Categories, Field(description="Kinds of people.")] = {}
    ships: Annotated[_Categories, Field(description="Kinds of ships, all of one category.")] = {}
    material: Annotated[_Categories, Field(description="Kinds of material.")] = {}
    units: Annotated[_Categories, Field(description="Kinds of units.")] = {}
