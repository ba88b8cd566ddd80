"""`compare`: whether two names are one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from warbox.names.evidence import Comparison, Evidence, EvidenceKind
from warbox.names.initials import compare_initials, cut_to_initials
from warbox.names.known import NOTHING_KNOWN, KnownNames, page_title
from warbox.names.occurrence import AnyName, NameOccurrence, as_occurrence
from warbox.names.prepared import PreparedName, prepare
from warbox.names.renderings import renderings
from warbox.names.sounds.readings import is_reading
from warbox.names.sounds.sound_comparison import differs_in_sound_only, sound_likeness

_CERTAIN = 9.0
_LIKELY = 6.0
"""Log-odds of what is no matter of degree: one page or one text, one territory. Nobody has measured them."""

_LISTED = 4.0
_LISTED_OTHERWISE = 2.5
"""That the list of renderings has two forms for one name, which it may have for two names as well; and that one of them
is not the usual one of a region.
"""

_MOST_SOUND_OF_LISTED = 4.0
"""How much their sound adds at most. With that a contradiction still outweighs both."""

_READ = 4.0
"""That letters are just the syllables of the characters, which two people may share. Of 10,588 Chinese forms of
conversion groups 34 are read as a form in letters of their own group, and one as that of another, which means the same.
"""

_SHOWN = 1.5
"""Words of links may also be a description, such as an army by its country, so they only tip the scales between names
that sound alike. Nobody has measured it.
"""

_OTHER_NAMES = -3.0
_OTHER_FORMS = -1.5
"""That the list has both, for no one name; that it has one, with other forms only. It does not have every form.

Of 759 pairs of real conversion groups of places and people of which it has both forms, four are listed apart; of 943 of
which it has the mainland's, it has another one for Taiwan in every fifth. That would be 5 and 1.6, were all that is
listed right.
"""

_CONTRADICTION = -9.0
_OTHER_PAGE = -12.0
"""That two remarks tell pages apart, which no text outweighs: pages of one name are what remarks are for."""

_ONE_NUMERAL = -3.0
"""That one has a numeral more: a king without his number may be the same one, or another one of the name. For two
spellings that leaves about as much for as against it. Nobody has measured it.
"""

_LARGEST = 700.0

_SOUNDS = {0: EvidenceKind.SPELLING, 1: EvidenceKind.SOUND_OF_LETTERS, 2: EvidenceKind.SOUND}

_GRADUAL = frozenset({*_SOUNDS.values(), EvidenceKind.READING, EvidenceKind.DIFFERENT_PART})


_MORE_THAN_SOUND = frozenset(
    {
        EvidenceKind.SAME_TEXT,
        EvidenceKind.SAME_AFTER_CONVERSION,
        EvidenceKind.SAME_TERRITORY,
        EvidenceKind.REGIONAL_PHRASE,
        EvidenceKind.KNOWN_RENDERING,
        EvidenceKind.LINK_TEXT,
    }
)
"""What two names in Chinese must have that are one though they share characters literally."""


def compare(left: AnyName, right: AnyName, known: KnownNames = NOTHING_KNOWN) -> Comparison:
    """How likely two names are one: two texts, or names with the pages they link to.

    `known` is what the wiki tells of the two. Where nothing more certain is known of them it goes by their sound. Never
    raises on text.
    """
    if isinstance(left, str) and isinstance(right, str) and known is NOTHING_KNOWN:
        return compare_prepared(prepare(left), prepare(right))
    one, other = as_occurrence(left), as_occurrence(right)
    pages = list(compare_pages(one, other, known))
    texts = _compare_texts(prepare(one.text), prepare(other.text))
    if any(evidence.weight >= _CERTAIN for evidence in pages):
        texts = [evidence for evidence in texts if evidence.kind not in _GRADUAL]
    return judge(pages + texts)


def compare_prepared(left: PreparedName, right: PreparedName) -> Comparison:
    """How likely two texts are one name."""
    return judge(_compare_texts(left, right))


def suffices(comparison: Comparison, left: PreparedName, right: PreparedName) -> bool:
    """Whether what speaks for two names is more than an initial, or the sound of what they share literally.

    By that alone 张作霖 and 張作相 are likely one name to `compare`, and yet two men; J. Johnston may be Joseph
    or John.
    """
    if any(evidence.kind is EvidenceKind.ONLY_A_PART for evidence in comparison.evidence):
        return False
    if not (left.is_chinese and right.is_chinese):
        return True
    if any(evidence.kind in _MORE_THAN_SOUND for evidence in comparison.evidence):
        return True
    return differs_in_sound_only(left, right)


def judge(evidence: list[Evidence]) -> Comparison:
    """What some reasons add up to."""
    if len(evidence) > 1:
        evidence.sort(key=_heaviest_first)
    total = sum([one.weight for one in evidence])
    return Comparison(1.0 / (1.0 + exp(-total)) if total > -_LARGEST else 0.0, tuple(evidence))


def _heaviest_first(evidence: Evidence) -> tuple[float, str]:
    return -abs(evidence.weight), evidence.kind


def _compare_texts(left: PreparedName, right: PreparedName) -> list[Evidence]:
    """What the texts tell: the first of the certain signs, else the sound, and what contradicts."""
    evidence: list[Evidence] = []
    if left.remark and right.remark and not _same_remark(left, right):
        evidence.append(Evidence(EvidenceKind.DIFFERENT_PAGE, _OTHER_PAGE, f"{left.remark} / {right.remark}"))
    if left.numbers.values != right.numbers.values and (number := _compare_numbers(left, right)) is not None:
        evidence.append(number)
    certain = _same_text(left, right)
    if certain is not None:
        evidence.append(certain)
        return evidence
    _add_contradictions(evidence, left, right)
    if left.is_chinese != right.is_chinese and (reading := _compare_reading(left, right)) is not None:
        evidence.append(reading)
        return evidence
    _add_likeness(evidence, left, right)
    return evidence


def _add_contradictions(evidence: list[Evidence], left: PreparedName, right: PreparedName) -> None:
    """What else than remarks and numbers tells two texts apart, whatever they sound like."""
    if left.letters_beside != right.letters_beside and (letters := _compare_letters_beside(left, right)) is not None:
        evidence.append(letters)
    if left.initials and right.initials and (initials := compare_initials(left, right)) is not None:
        evidence.append(initials)
    if left.territories and right.territories:
        detail = f"{' '.join(sorted(left.territories))} / {' '.join(sorted(right.territories))}"
        evidence.append(Evidence(EvidenceKind.DIFFERENT_TERRITORY, _CONTRADICTION, detail))


def _add_likeness(evidence: list[Evidence], left: PreparedName, right: PreparedName) -> None:
    """What the list of renderings and the sound tell."""
    kind = _SOUNDS[left.is_chinese + right.is_chinese]
    listed = _compare_listed(left, right)
    log_odds, different = sound_likeness(left, right)
    if left.numbers.values and left.numbers.values == right.numbers.values:
        plain = _without_notation(left, right)
        listed = listed or _compare_listed(*plain)
        log_odds, different = max((log_odds, different), sound_likeness(*plain))
    if (left.initials or right.initials) and (cut := cut_to_initials(left, right)) is not None:
        evidence.append(cut.evidence)
        log_odds, different = sound_likeness(*cut.names)
    if listed is not None:
        evidence.append(listed)
        if listed.weight > 0.0:
            if (sound := sound_of_listed(log_odds, listed.weight)) > 0.0:
                evidence.append(Evidence(kind, sound))
            return
    evidence.append(Evidence(kind, log_odds))
    if different < 0.0:
        evidence.append(Evidence(EvidenceKind.DIFFERENT_PART, different))


def have_other_numbers(left: PreparedName, right: PreparedName) -> bool:
    """Whether the numbers of two names contradict each other; a numeral that only one has does not."""
    if left.numbers.values == right.numbers.values:
        return False
    number = _compare_numbers(left, right)
    return number is not None and number.weight <= _CONTRADICTION


def _compare_numbers(left: PreparedName, right: PreparedName) -> Evidence | None:
    """What numbers that are not the same tell; nothing of two forms that are listed for one name."""
    fewer, more = sorted((left.numbers, right.numbers), key=lambda numbers: len(numbers.values))
    if not fewer.values and not more.numerals:  # a word that only one has may be a name: Quinto, Segundo
        return None
    only_one = _rest(fewer.values, more.values)
    is_sure = only_one is None or any(value in more.written for value in only_one)
    # What is listed in letters is found without its figures.
    is_list_sure = (left.is_chinese and right.is_chinese) if is_sure else (left.is_chinese or right.is_chinese)
    if is_list_sure and left.listed & right.listed:
        return None
    detail = f"{' '.join(left.numbers.values)} / {' '.join(right.numbers.values)}"
    return Evidence(EvidenceKind.DIFFERENT_NUMBER, _CONTRADICTION if is_sure else _ONE_NUMERAL, detail)


def _compare_letters_beside(left: PreparedName, right: PreparedName) -> Evidence | None:
    """What letters beside the characters of both tell; nothing of what is listed for one name."""
    if not (left.letters_beside and right.letters_beside) or left.listed & right.listed:
        return None
    return Evidence(EvidenceKind.DIFFERENT_LETTERS, _CONTRADICTION, f"{left.letters_beside} / {right.letters_beside}")


def _rest(fewer: tuple[str, ...], more: tuple[str, ...]) -> list[str] | None:
    """What the second has beyond the first, where that has all of the first in its order."""
    wanted = list(reversed(fewer))
    rest = []
    for value in more:
        if wanted and wanted[-1] == value:
            wanted.pop()
        else:
            rest.append(value)
    return None if wanted else rest


def _without_notation(left: PreparedName, right: PreparedName) -> tuple[PreparedName, PreparedName]:
    """Two names of the same numbers so that their notation makes no difference.

    In two scripts that is without them, for each language says them in its own way; else in figures if they differ.
    """
    if left.is_chinese != right.is_chinese:
        one, other = prepare(left.numbers.bare), prepare(right.numbers.bare)
        return (one, other) if one.is_chinese != other.is_chinese and one.joined and other.joined else (left, right)
    if left.numbers.written == right.numbers.written:
        return left, right
    return prepare(left.numbers.in_figures), prepare(right.numbers.in_figures)


def _same_text(left: PreparedName, right: PreparedName) -> Evidence | None:
    """The strongest sign that the texts are one, from the least doubtful on."""
    if left.name == right.name:
        return Evidence(EvidenceKind.SAME_TEXT, _CERTAIN, left.name)
    if left.is_chinese != right.is_chinese:
        territories = left.territories & right.territories
        return _same_territory(territories) if territories else None
    if not left.joined or not right.joined:
        return None
    if not left.is_chinese:
        if candidates := left.candidates & right.candidates:
            return Evidence(EvidenceKind.SAME_SPELLING, _CERTAIN, min(candidates))
        return None
    if candidates := left.candidates & right.candidates:
        return Evidence(EvidenceKind.SAME_AFTER_CONVERSION, _CERTAIN, min(candidates))
    if territories := left.territories & right.territories:
        return _same_territory(territories)
    if phrases := left.phrases & right.phrases:
        return Evidence(EvidenceKind.REGIONAL_PHRASE, _LIKELY, min(phrases))
    return None


def _compare_reading(left: PreparedName, right: PreparedName) -> Evidence | None:
    """That one name is the other in Hanyu pinyin. The table of sounds has no say in it: it knows transliterations."""
    chinese, spelt = (left, right) if left.is_chinese else (right, left)
    if spelt.joined in chinese.readings and is_reading(spelt.words, chinese.joined):
        return Evidence(EvidenceKind.READING, _READ, " ".join(spelt.words))
    return None


def _compare_listed(left: PreparedName, right: PreparedName) -> Evidence | None:
    """What the list of renderings tells of two names of which one at least is in Chinese.

    None where it has neither; it has few spellings of a name in letters, so that one that it lacks tells nothing.
    """
    if not left.is_chinese and not right.is_chinese:
        return None
    if (same := _same_listed(left, right)) is not None:
        return same
    if left.is_chinese != right.is_chinese or not (left.listed or right.listed):
        return None
    originals = [renderings().original(min(one.listed)) for one in (left, right) if one.listed]
    weight = _OTHER_NAMES if len(originals) > 1 else _OTHER_FORMS
    return Evidence(EvidenceKind.DIFFERENT_RENDERING, weight, " / ".join(originals))


def sound_of_listed(log_odds: float, listed: float) -> float:
    """What the sound of two names adds to the weight of their being listed for one: nothing where it speaks against it.

    Of a form that is not the usual one it tells much the same as the list, which has forms that sound alike: only what
    it tells beyond that counts.
    """
    told = 0.0 if listed >= _LISTED else listed
    return max(0.0, min(log_odds, _MOST_SOUND_OF_LISTED) - told)


def _same_listed(left: PreparedName, right: PreparedName) -> Evidence | None:
    """That the list has both for one name, whole or part by part."""
    if shared := left.listed & right.listed:
        weight = _LISTED if left.is_usual and right.is_usual else _LISTED_OTHERWISE
        return Evidence(EvidenceKind.KNOWN_RENDERING, weight, renderings().original(min(shared)))
    if not len(left.words) == len(right.words) > 1:
        return None
    originals = []
    for word, other, numbers, others in zip(
        left.words, right.words, left.listed_parts, right.listed_parts, strict=True
    ):
        if word != other and not numbers & others:
            return None
        originals.append(renderings().original(min(numbers & others)) if numbers & others else word)
    return Evidence(EvidenceKind.KNOWN_RENDERING, _LISTED, " ".join(originals))


def _same_territory(codes: frozenset[str]) -> Evidence:
    return Evidence(EvidenceKind.SAME_TERRITORY, _CERTAIN, min(codes))


def _same_remark(left: PreparedName, right: PreparedName) -> bool:
    """Whether what stands in brackets is the same in one script; it tells pages of one name apart."""
    return left.remark == right.remark or _same_text(prepare(left.remark), prepare(right.remark)) is not None


def compare_pages(left: NameOccurrence, right: NameOccurrence, known: KnownNames = NOTHING_KNOWN) -> Iterator[Evidence]:
    """What the pages that two names lead to tell of them, here and on other wikis."""
    page, written = known.page_of(left), {page_title(one.target or one.text) for one in (left, right)}
    if page == known.page_of(right) and len(written) > 1:
        yield Evidence(EvidenceKind.REDIRECT, _CERTAIN, page)
    elif left.target and right.target:
        yield from _compare_targets(left.target, right.target)
    if known.is_shown_for(left, right) or known.is_shown_for(right, left):
        yield shown_by_links(page)
    same_abroad = known.foreign_of(left) & known.foreign_of(right)
    if same_abroad and len(written) > 1:
        yield Evidence(EvidenceKind.SAME_FOREIGN_PAGE, _CERTAIN, ":".join(min(same_abroad)))
    elif left.foreign and right.foreign and left.foreign.lang == right.foreign.lang:
        titles = [one.foreign.title.replace("_", " ") for one in (left, right) if one.foreign]
        same = titles[0] == titles[1]
        yield Evidence(
            EvidenceKind.SAME_FOREIGN_PAGE if same else EvidenceKind.DIFFERENT_FOREIGN_PAGE,
            _CERTAIN if same else _CONTRADICTION,
            f"{left.foreign.lang}:{titles[0]}" if same else " / ".join(titles),
        )


def shown_by_links(page: str) -> Evidence:
    """That links to a page show the one name, and it is the page of the other."""
    return Evidence(EvidenceKind.LINK_TEXT, _SHOWN, page)


def _compare_targets(left: str, right: str) -> Iterator[Evidence]:
    one, other = prepare(left.replace("_", " ")), prepare(right.replace("_", " "))
    if one.text == other.text:
        yield Evidence(EvidenceKind.SAME_PAGE, _CERTAIN, one.text)
    elif one.remark != other.remark and (not one.remark or not other.remark or not _same_remark(one, other)):
        yield Evidence(EvidenceKind.DIFFERENT_PAGE, _OTHER_PAGE, f"{one.text} / {other.text}")
