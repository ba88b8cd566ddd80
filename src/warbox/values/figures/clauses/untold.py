"""Finds the words beside a number that say something, and that its figure tells nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.clauses.clause import Clause, end_of_clause
from warbox.values.figures.phrases.headings import APPROXIMATE
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.designations import ends_shortened_word, is_mark
from warbox.values.figures.tokens.owners import JOINTS, is_joint
from warbox.values.figures.tokens.token import PLUS, SIGNS, TIMES, Kind, Token
from warbox.values.figures.tokens.words import Role, is_unspaced, read_word

_PREPOSITIONS = frozenset({Role.PLACE, Role.CIRCUMSTANCE})
_BEGIN_CIRCUMSTANCES = _PREPOSITIONS | {Role.OCCASION}
_BEGIN_ASIDES = _PREPOSITIONS | {Role.INCLUDING}
_BEHIND_TOTALS = APPROXIMATE | {Role.LINK, Role.OUT_OF}
_GO_ON = _PREPOSITIONS | JOINTS | {Role.LINK, Role.OUT_OF}
_SAY_SOMETHING = _BEGIN_CIRCUMSTANCES | {Role.SOURCE, Role.QUALITY}
# The small words around those that say something.
_BEFORE_FATES = frozenset({Role.FILLER, Role.AND, Role.OR})
_BOUNDS = frozenset({Role.AT_LEAST_AFTER, Role.UP_TO_AFTER, Role.APPROXIMATELY_AFTER})
_BEFORE_NOUNS = (
    frozenset({Role.OUT_OF, Role.ARTICLE, Role.LINK, Role.AND, Role.OR, Role.OTHERS, Role.MEASURE}) | _BOUNDS
)
_BEHIND = frozenset({Role.OUT_OF, Role.LINK, Role.AND, Role.OR, Role.FILLER})
_TOTAL = Role.TOTAL  # bound once: it is looked for at every figure


def words_behind(line: Line, clause: Clause, start: int, limit: int) -> tuple[int, int] | None:
    """The tokens behind a clause, from `start` up to `limit`, where the next one begins, that say something more of it.

    Where, when or under whom, the rest of its bracket, what a comma sets off, words of which nothing is known.
    """
    goes_on = start < limit
    if goes_on and (found := circumstance_behind(line, start, limit) or _said_unspaced(line, start)) is not None:
        return found
    if clause.enclosing >= 0 and (rest := _rest_of_bracket(line, clause, limit)) is not None:
        return rest
    return (_aside(line, start, limit) or _unknown_words(line, clause, start, limit)) if goes_on else None


def _said_unspaced(line: Line, start: int) -> tuple[int, int] | None:
    """The word behind a clause for where they fled or of what sort they are, in a script that does not part words."""
    before, word = line.tokens[start - 1], line.tokens[start]
    if not is_unspaced(word.text[0]):
        return None
    if word.has(Role.PEOPLE) and before.has(Role.LINK):
        return (start - 1, start + 1)
    return (start, start + 1) if word.has(Role.QUALITY) else None


def words_before(line: Line, clause: Clause, start: int) -> tuple[int, int] | None:
    """The tokens right before a clause, from `start` on, that say when, where or under whom: "Initially 9,000 men".

    They begin behind a sign or where `start` is, with an adverb or a preposition: "At the start of the siege 9,000".
    What ends with "and" or the like is said of another figure.
    """
    tokens = line.tokens
    stop = clause.quantity.first
    while stop > start and _is_mere_filler(tokens[stop - 1]):
        stop -= 1
    first = stop
    while first > start and tokens[first - 1].kind not in SIGNS:
        first -= 1
    while first < stop and _is_mere_filler(tokens[first]):
        first += 1
    words = tokens[first:stop]
    if not words or not words[0].has_any(_BEGIN_CIRCUMSTANCES) or words[-1].has_any(_GO_ON):
        return None
    is_owner = words[-1].text.endswith(line.words.possessive_endings)
    if is_owner or any(token.meaning.befell or token.meaning.noun is not None for token in words):
        return None
    return (first, stop) if is_unspaced(words[0].text[0]) or _is_circumstance(words) else None


def circumstance_behind(line: Line, start: int, limit: int) -> tuple[int, int] | None:
    """The tokens right behind a clause, from `start` on, that say where, when or under whom: "3,500 killed at sea".

    They end at a sign, or at the word that joins the next figure; with the list that begins with them: "by famine,
    disease and cold". A word such as "initially" may stand alone.
    """
    tokens = line.tokens
    if start >= limit or not tokens[start].has_any(_BEGIN_CIRCUMSTANCES):
        return None
    stop = _end_of_words(line, start, limit)
    if stop is None or not _is_circumstance(tokens[start:stop]):
        return None
    return (start, _end_of_list(tokens, stop, limit))


def _end_of_list(tokens: Sequence[Token], comma: int, limit: int) -> int:
    """Where a list of words ends that goes on behind a comma and comes to its "and"; the comma where there is none."""
    stop = comma
    while stop < limit and (tokens[stop].kind is Kind.WORD or tokens[stop].is_sign(",")):
        stop += 1
    words = tokens[comma:stop]
    goes_on = len(words) > 1 and words[0].is_sign(",") and not words[-1].is_sign(",") and not words[-1].has_any(JOINTS)
    is_list = goes_on and any(token.has_any(JOINTS) for token in words[2:])
    reaches_next = stop == limit < len(tokens)
    if not is_list or reaches_next or _labels_or_says(tokens, words, stop):
        return comma
    return stop


def _labels_or_says(tokens: Sequence[Token], words: Sequence[Token], stop: int) -> bool:
    """Whether words are a label of what follows, or say what is counted or befell."""
    is_label = stop < len(tokens) and (tokens[stop].is_sign(":=") or tokens[stop].is_dash)
    return is_label or any(token.meaning.befell or token.meaning.noun is not None for token in words)


def _end_of_words(line: Line, start: int, limit: int) -> int | None:
    """Where words end, at a sign or before the word that joins the next figure; None where they run into that."""
    tokens = line.tokens
    signs = (at for at in range(start, limit) if tokens[at].kind in SIGNS)
    stop = next((at for at in signs if at == start or not _is_in_word(tokens, at)), limit)
    if stop < limit or limit == len(tokens):
        return stop
    return stop - 1 if is_joint(tokens[stop - 1]) else None


def _is_in_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign joins what is right before and behind it, "April–June", or ends a shortened word or an ordinal.

    Behind "Col." and "1st." a name goes on.
    """
    sign, before, after = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or sign.start != before.end:
        return False
    if after.kind is Kind.NUMBER and before.kind is Kind.NUMBER:
        return sign.is_dash  # "1709–1719"
    if after.kind is not Kind.WORD:
        return False
    is_ordinal = sign.text == "." and before.kind is Kind.NAME and before.text[0].isdecimal()
    is_shortened = before.capital and after.capital and ends_shortened_word(tokens, at)
    return is_ordinal or is_shortened or (sign.end == after.start and (sign.is_dash or sign.text in "/.'"))


def _is_circumstance(words: Sequence[Token]) -> bool:
    """Whether words are a preposition with what it is of, or an adverb, alone or before such a preposition."""
    is_preposition = [word.has_any(_PREPOSITIONS) or word.has(Role.LINK) for word in words[:2]]
    return any(is_preposition) if len(words) > 1 else is_preposition == [False]


def _rest_of_bracket(line: Line, clause: Clause, limit: int) -> tuple[int, int] | None:
    """The words behind a number up to the end of its bracket, of which nothing is known: "(545 serviceable)"."""
    start, stop = clause.quantity.stop, line.closing[clause.enclosing]
    if end_of_clause(clause) > start or clause.phrase.people or not start < stop < limit:
        return None
    while _is_mere_filler(line.tokens[start]):
        start += 1
    return (start, stop) if start < stop and line.tokens[start].kind is Kind.WORD else None


def _aside(line: Line, start: int, limit: int) -> tuple[int, int] | None:
    """What a comma or "including" sets off behind a figure, without another one: "1,500, mostly archers"."""
    tokens = line.tokens
    parted = tokens[start].is_sign(",")
    start += parted
    begins = start < limit and tokens[start].has_any(_BEGIN_ASIDES)
    stop = next((at for at in range(start, limit) if _ends_aside(tokens[at])), limit) if begins else start
    reaches_next = stop == limit < len(tokens)
    return (start, stop) if start + 1 < stop and not reaches_next and not _is_colon(line, stop) else None


def _ends_aside(token: Token) -> bool:
    return token.kind is Kind.OPEN or token.kind is Kind.CLOSE or token.is_sign(";.:=")


def _unknown_words(line: Line, clause: Clause, start: int, limit: int) -> tuple[int, int] | None:
    """The words right behind a clause of which nothing is known: "55,000 men |involved in the fighting|"."""
    tokens, phrase = line.tokens, clause.phrase
    while start < limit and (_is_mere_filler(tokens[start]) or _is_total(tokens, start)):
        start += 1
    start += start < limit and (is_mark(tokens[start]) or tokens[start].text == PLUS)
    stop = _end_of_words(line, start, limit) if start < limit and not is_unspaced(tokens[start].text[0]) else None
    if stop is None or _labels(line, stop):
        return None
    if not any(_is_news(token) or (token.meaning.noun and not phrase.nouns) for token in tokens[start:stop]):
        return None
    of_fate = tokens[start].has(Role.OUT_OF) and phrase.nouns and phrase.fates
    return None if of_fate else (start, stop)


def _labels(line: Line, sign: int) -> bool:
    """Whether a sign behind words, or what stands behind its bracket, makes them the label of what follows."""
    is_dash = sign < len(line.tokens) and line.tokens[sign].is_dash
    return is_dash or _is_colon(line, sign) or _is_colon(line, line.closing.get(sign, sign) + 1)


def _is_colon(line: Line, at: int) -> bool:
    return at < len(line.tokens) and line.tokens[at].is_sign(":=")


def words_within(line: Line, clause: Clause) -> list[tuple[int, int]]:
    """The words of a clause of which nothing is known, before what it counts and before what befell that.

    "31,000 |replacement| troops", "500 men |in the fortress| killed". Those joined to a noun tell it as well: "20
    |military and civilians|".
    """
    phrase, start = clause.phrase, clause.quantity.stop
    named = range(phrase.people[0], phrase.people[-1] + 1) if phrase.people else ()
    counted = frozenset(phrase.counted)
    found: list[tuple[int, int]] = []
    for stop in range(start, phrase.stop):
        befell = line.tokens[stop].meaning.befell
        if not (befell or stop in counted or stop in named):
            continue
        if stop > start:
            joined = not befell and line.tokens[stop - 1].has_any(JOINTS)
            between = _words_between(line, start, stop, small=_BEFORE_FATES if befell else _BEFORE_NOUNS)
            found += [(first, stop + 1) if joined else (first, last) for first, last in between]
        start = stop + 1
    return found


def _words_between(line: Line, start: int, stop: int, *, small: frozenset[Role]) -> list[tuple[int, int]]:
    """A stretch without the small words around it, where it says something and no sign stands in it."""
    tokens = line.tokens
    while start < stop and tokens[start].has_any(small) and not _is_news(tokens[start]):
        start += 1
    while start < stop and tokens[stop - 1].has_any(_BEHIND) and not _is_news(tokens[stop - 1]):
        stop -= 1
    words = tokens[start:stop]
    is_told = any(_is_news(token) or token.has(Role.PEOPLE) for token in words)
    return [(start, stop)] if is_told and not any(token.kind in SIGNS for token in words) else []


def _is_news(token: Token) -> bool:
    """Whether a word says something that no figure tells."""
    return (token.is_unknown and token.text != TIMES) or token.kind is Kind.NAME or token.has(Role.QUALITY)


def _is_mere_filler(token: Token) -> bool:
    return token.has(Role.FILLER) and not token.has_any(_SAY_SOMETHING)


def total_beside(line: Line, clause: Clause, last: int) -> int | None:
    """The word right beside a figure that says that it is a total: "total 863,000 men", "640,000 troops total".

    It may be the token `last`, right behind the clause.
    """
    tokens = line.tokens
    for at in (clause.quantity.first - 1, *range(clause.quantity.stop, min(last + 1, len(tokens)))):
        if at >= 0 and _TOTAL in tokens[at].meaning.roles:
            return at if _is_total(tokens, at) and _names_total(line, tokens[at]) else None
    return None


def _names_total(line: Line, total: Token) -> bool:
    """Whether a word for a total stands by itself, as "a total of" does not, nor a word that is glued to the number."""
    last = total.text.rpartition(" ")[2]
    goes_on = not _BEHIND_TOTALS.isdisjoint(read_word(last, line.words).meaning.roles)
    return not goes_on and not is_unspaced(total.text[0])


def _is_total(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says that something is a total, and does not go on: "in all", but not "in all fronts"."""
    goes_on = at + 1 < len(tokens) and tokens[at + 1].is_unknown
    return _TOTAL in tokens[at].meaning.roles and not goes_on
