"""The laws of edits, checked on a page with many edits at once. `random` decides which, so that a seed repeats them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import warbox
from warbox import Edit, Page
from warbox.errors import EditError, UnwritableValueError
from warbox.syntax import Argument, Kind, Template
from warbox.syntax.spans import BLANKS

VALUES = [
    *(
        "",
        "x",
        "12 May 1815",
        "中文 值",
        "a b  c",
        "[[A|B]]",
        "[[File:A.svg|20px|a [[b]]]]",
        "{{flag|France|size=20px}}",
    ),
    *(
        "a|b",
        "a=b",
        "a|b=c|d",
        "<ref>n</ref>",
        '<ref name="x"/>',
        "a <!-- c -->",
        "<!-- c --> a",
        "a{{!}}b",
        "{b}",
        "{",
    ),
    *(
        "\n* a\n* b",
        "{{ubl|a|b}}",
        "a<br>b",
        "[http://e.org?a=b c]",
        "-{zh-hans:a|zh-hant:b}-",
        "'''a''",
        "\u2028",
        "&amp;",
    ),
    *(
        "}}",
        "{{",
        "[[a",
        "]]",
        "<!--",
        "<ref>",
        "</ref>",
        "{{{a}}}",
        "{{a}",
        "<nowiki>|</nowiki>",
        "{|\n|a\n|}",
        "\n=a\n",
    ),
]
NAMES = [
    *("date", "result", "combatant1", "combatant2a", "commander3", "notes", "title", "access-date", "last2", "url"),
    *("1", "2", "3", "name", "size", "new", "中", "author-link", "archive_date", "a b"),
]


PIECES = [
    *(
        "{{Infobox military conflict\n| conflict = ",
        "{{cite web |url=",
        "{{flag|",
        "{{x\n|",
        "{{y |",
        "}}",
        "}}\n",
        "}}",
        "\n}}",
    ),
    *(
        "|",
        "\n| ",
        " |",
        "=",
        " = ",
        "|a=",
        "\n| date       = ",
        "\n| place      =",
        "\n<!-- c -->\n",
        " <!-- c -->",
        "\n",
        " ",
    ),
    *("<ref>", "</ref>", "[[", "]]", "<noinclude>", "== h ==\n", "-{", "}-", "{{!}}", "<pre>", "</pre>", *VALUES),
]


def generated_page(random: Random) -> str:
    """A page of templates and what stands in them, well formed or not."""
    return "".join(random.choices(PIECES, k=random.randint(1, 40)))


@dataclass(slots=True)
class Tally:
    """How many edits were made, and how many were refused."""

    made: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One edit that was made: what was done with which parameter of which template."""

    template: Template
    action: str
    key: str
    before: str | None
    given: str = ""


def check_many_edits(text: str, wiki: str, random: Random, count: int, tally: Tally) -> None:
    """Makes that many edits of one page, and checks all laws."""
    page = warbox.parse(text, wiki=wiki)
    templates = [template for template in page.tree.templates if template.kind is Kind.TEMPLATE]
    if not templates:
        return
    edit = page.edit()
    changes = []
    for _ in range(count):
        change = make_one(edit, random.choice(templates), random, tally)
        changes += [change] if change is not None else []
    try:
        new = edit.text
    except UnwritableValueError:
        tally.refused += len(changes)
        return
    tally.made += len(changes)
    check_bytes_outside(text, edit, changes, new)
    check_reading_after_writing(page, edit, changes, new)
    assert edit.page.tree.text == str(warbox.syntax.parse(new)) == new
    assert edit.reversed().applied() == text
    check_setting_back(text, edit, changes, new)


def make_one(edit: Edit, template: Template, random: Random, tally: Tally) -> Change | None:
    """Makes one edit; a refused one must change nothing."""
    opened = edit[template]
    keys = list(opened)
    action = random.choice(["set", "set", "set", "add", "add", "del", "rename"])
    key = random.choice(keys) if keys and action != "add" else random.choice(NAMES)
    value = random.choice(VALUES)
    before = opened.get(key)
    replacements, mapping = edit.replacements, dict(opened)
    try:
        if action == "del" and before is not None:
            del opened[key]
        elif action == "rename" and before is not None:
            opened.rename(key, random.choice(NAMES))
        else:
            action = "set" if before is not None else "add"
            opened[key] = value
    except EditError:
        tally.refused += 1
        assert edit.replacements == replacements
        assert dict(opened) == mapping
        return None
    return Change(template, action, key, before, value)


def check_bytes_outside(text: str, edit: Edit, changes: list[Change], new: str) -> None:
    """Each replacement lies in a template that was edited, and all else is there as it was."""
    spans = {(change.template.start, change.template.end) for change in changes}
    pieces: list[str] = []
    position = 0
    for one in edit.replacements:
        assert any(start < one.start and one.end < end for start, end in spans)
        pieces += (text[position : one.start], one.text)
        position = one.end
    assert "".join([*pieces, text[position:]]) == new
    for change in changes:
        if change.action == "set" and len([other for other in changes if other.template is change.template]) == 1:
            argument = last_argument(change.template, change.key)
            if argument is not None:
                inside = [one for one in edit.replacements if argument.start <= one.start and one.end <= argument.end]
                own = [one for one in edit.replacements if is_own(one.start, change.template)]
                assert [one for one in own if one not in inside] == []


def is_own(offset: int, template: Template) -> bool:
    """Whether the offset lies in the template and in none of those inside it."""
    return template.start < offset < template.end and not any(
        child.start < offset < child.end for child in template.children
    )


def last_argument(template: Template, key: str) -> Argument | None:
    return next((argument for argument in reversed(template.arguments) if argument.key == key), None)


def check_reading_after_writing(page: Page, edit: Edit, changes: list[Change], new: str) -> None:
    """What was written is what is read, and setting it to itself changes nothing."""
    fresh = warbox.parse(new, wiki=page.wiki.code)
    again = fresh.edit()
    by_start = {template.start: template for template in fresh.tree.templates}
    for change in changes:
        if any(one.start <= change.template.start < one.end for one in edit.replacements):
            continue  # the edit came to nothing, so that the value around it could be set
        node = by_start[moved(change.template.start, edit)]
        opened, expected = again[node], edit[change.template]
        # A template in a value, or in a name, may have been edited too.
        is_only_one = all(other.template is change.template for other in changes)
        if is_only_one:
            assert set(expected) <= set(opened)
            assert all(opened[key] == "" for key in set(opened) - set(expected))
        for key in opened.keys() & expected.keys():
            if is_only_one:
                assert without_comments(opened[key]) == without_comments(expected[key].strip(BLANKS)), key
            opened[key] = opened[key]
            argument = last_argument(node, key)
            assert argument is not None
            opened[key] = argument.value
    assert again.replacements == []


def without_comments(text: str) -> str:
    """The text without comments and blanks at its ends: where they stand alone they are none of the value."""
    tree = warbox.syntax.parse(text)
    for comment in reversed(tree.comments):
        text = text[: comment.start] + text[comment.end :]
    return text.strip(BLANKS)


def moved(offset: int, edit: Edit) -> int:
    return offset + sum(len(one.text) - (one.end - one.start) for one in edit.replacements if one.end <= offset)


def check_setting_back(text: str, edit: Edit, changes: list[Change], new: str) -> None:
    """What was set is set back, what was added is taken out: then the page is the old one."""
    by_key = {(change.template.start, change.key): change for change in reversed(changes)}
    if any(change.action not in ("set", "add") or change.before == "" for change in changes):
        return
    if any(change.given[:1] == "\n" or change.given[-1:] == "}" for change in changes):
        return  # a line end before or a blank behind may come with such a value, and stay
    if any("=" in change.given or "<!--" in change.given for change in changes):
        return  # a positional value may have got its number; a comment is there to stay
    if any("{{" in change.key for change in changes):
        return  # a template in a name may have been edited too, and then the name is another one
    fresh = edit.page
    back = fresh.edit()
    by_start = {template.start: template for template in fresh.tree.templates}
    for (start, key), change in by_key.items():
        if any(one.start <= start < one.end for one in edit.replacements):
            continue
        opened = back[by_start[moved(start, edit)]]
        try:
            if change.action == "add":
                del opened[key]
            else:
                opened[key] = change.before
        except UnwritableValueError:
            return  # the old value was broken by itself
    assert back.text == text


def check_every_parameter(text: str, wiki: str) -> int:
    """Sets every parameter of every template to what it is, in both ways of getting it; gives how many there are."""
    page = warbox.parse(text, wiki=wiki)
    edit = page.edit()
    count = 0
    for template in page.tree.templates:
        opened = edit[template]
        for key in opened:
            argument = last_argument(template, key)
            assert argument is not None
            opened[key] = opened[key]
            opened[key] = argument.value
            count += 1
    assert edit.replacements == []
    assert edit.text == text
    return count
