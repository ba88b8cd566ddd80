"""Draws texts with conversion rules in them, good ones and broken ones, of words that no dictionary knows."""

from __future__ import annotations

from random import Random

_WORDS = ["p", "w", "pw", "pwx", "wp", "x", "wx", "x y", "q"]
_VARIANTS = ["zh-hans", "zh-hant", "zh-cn", "zh-tw", "zh-hk", "zh-sg", "zh-mo", "zh-my"]
_CODES = [*_VARIANTS, *_VARIANTS, "zh", "ZH-TW", "zh-Hant-TW", "zh-Hans", "zh-xx", " zh-cn "]
_FLAGS = [*"AAAHHTDRS-+x", " A ", "zh-tw", "zh-hant", "zh-cn", "zh-hans", "zh"]
_FORMS = ["", " {} ", "<b>{};q</b>", "&lt;{}", "&amp;;"]
_MARKUP = [
    *("<b>", "</b>", '<i class="pw">', "<span x='pw-{p}-'>", "<br/>", "<code>pw</code>", "<code>", "<pre>pw</pre>"),
    *("<pre", "<script>pw</script>", "<", ">", "&lt;", "&pw;", "&", "-", "{", "}", "=", '"', "'", '<p w="'),
    *("<style>pw-{p}-</style>", "<code x>pw</code>", "</code>", "\n", "http://pw.x/pw", "[[pw|pwx]]", "|", ";", ":"),
]


def draw_text(source: Random) -> str:
    """A text with words, rules and markup."""
    return "".join(_draw_piece(source) for _ in range(source.randint(1, 8)))


def _draw_piece(source: Random) -> str:
    kind = source.random()
    if kind < 0.4:
        return _draw_rule(source)
    if kind < 0.75:
        return source.choice(["", " ", "\n"]) + source.choice(_WORDS) + source.choice(["", " ", source.choice(_WORDS)])
    return source.choice(_MARKUP)


def _draw_rule(source: Random, depth: int = 0) -> str:
    flags = ""
    if source.random() < 0.7:
        flags = ";".join(source.choices(_FLAGS, k=source.choice([1, 1, 1, 2, 2, 3]))) + "|"
    body = _draw_parts(source)
    if source.random() < 0.1:
        flags, body = source.choice([(flags, "12:3"), (flags, "w"), (flags, ""), ("N|", "zh-tw"), ("N|", " zh-cn ")])
    if depth < 3 and source.random() < 0.2:
        place = source.randint(0, len(body))
        body = body[:place] + _draw_rule(source, depth + 1) + body[place:]
    broken = source.random()
    return ("" if broken < 0.03 else "-{") + flags + body + ("" if broken > 0.95 else "}-")


def _draw_parts(source: Random) -> str:
    separator = source.choice([";", "; ", ";\n"])
    parts = [_draw_part(source) for _ in range(source.randint(1, 4))]
    return separator.join(parts) + source.choice(["", ";", "; ", ";;"])


def _draw_part(source: Random) -> str:
    code = source.choice(_CODES if source.random() < 0.3 else _VARIANTS)
    form = source.choice(_WORDS)
    if source.random() < 0.25:
        form = source.choice(_FORMS).format(form)
    kind = source.random()
    if kind < 0.65:
        return f"{code}:{form}"
    if kind < 0.9:
        return f"{source.choice(_WORDS)}{source.choice(['=>', ' => ', '=&gt;'])}{code}:{form}"
    return source.choice([*_WORDS, ""])
