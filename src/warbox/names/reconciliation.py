"""`reconcile`: the groups of forms that are one name.

Names are first joined by what is certain: the page they lead to, their form after conversion, a territory, a rule.
Groups are then joined by what is likely, the likeliest first, where nothing speaks against it: that the list of
renderings has two names for one, or their sound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from warbox.names.comparison import compare_prepared, have_other_numbers, judge, shown_by_links, suffices
from warbox.names.conversion.rules import ConversionRule
from warbox.names.converters import has_han
from warbox.names.evidence import Comparison, Evidence, EvidenceKind
from warbox.names.group import NameForm, NameGroup, make_group
from warbox.names.known import NOTHING_KNOWN, KnownNames, page_title
from warbox.names.occurrence import AnyName, NameOccurrence, as_occurrence
from warbox.names.prepared import PreparedName, prepare
from warbox.names.scripts import Script, script_of
from warbox.names.sounds.sound_index import sound_candidates
from warbox.names.variant_words import VariantWords

ENOUGH = 0.9
"""The score from which two groups are joined by sound."""

Key = tuple[str, ...]


def reconcile(
    names: Iterable[AnyName], rules: Iterable[ConversionRule] = (), known: KnownNames = NOTHING_KNOWN
) -> list[NameGroup]:
    """The names as groups of forms of one name each, in the order of their forms.

    `rules` are conversion rules: the forms of one rule are one name, and where the page adds a rule to its own, its
    words stand in the forms for variants. `known` is what the wiki tells of the names.
    The answer does not depend on the order of the names. Takes time in proportion to their number, as only names of a
    like skeleton are compared. Never raises on text.
    """
    parties = _parties(map(as_occurrence, names))
    rules = list(rules)
    words = VariantWords(rules, (text for party in parties for text in party.texts))
    links = _Links(len(parties))
    for evidence, first, other in _certain(parties, _forms_of_rules(rules), known):
        if links.head(first) != links.head(other):
            links.join(first, other, evidence)
    _join_by_likeness(parties, links, known)
    groups = [
        make_group(
            _forms(members, parties),
            {code for member in members for code in parties[member].territories},
            links.evidence(members),
            words,
        )
        for members in links.groups()
    ]
    return sorted(groups, key=lambda group: [form.text for form in group.members])


@dataclass(slots=True)
class _Party:
    """All occurrences that give one name in one way.

    The page that it leads to is its identity; the text where it leads to none.
    """

    occurrences: list[NameOccurrence]
    forms: tuple[PreparedName, ...]
    page: str | None
    foreign: frozenset[tuple[str, str]]
    flags: frozenset[str]
    territories: frozenset[str]

    @property
    def texts(self) -> Iterator[str]:
        """What is written of the name, the titles that it leads to as well."""
        yield from (occurrence.text for occurrence in self.occurrences)
        yield from (form.text for form in self.forms)


def _parties(occurrences: Iterable[NameOccurrence]) -> list[_Party]:
    found: dict[Key, list[NameOccurrence]] = defaultdict(list)
    for occurrence in occurrences:
        if not occurrence.text.strip():
            continue
        foreign = occurrence.foreign
        key = (
            (occurrence.target or "").replace("_", " "),
            *((foreign.lang, foreign.title) if foreign else ("", "")),
            occurrence.text,
        )
        found[key].append(occurrence)
    return [_party(found[key]) for key in sorted(found)]


def _party(occurrences: list[NameOccurrence]) -> _Party:
    first = occurrences[0]
    page = first.target.replace("_", " ") if first.target else None
    identities = [page or first.text]
    foreign = frozenset({(first.foreign.lang, first.foreign.title.replace("_", " "))} if first.foreign else ())
    identities += [title for _, title in foreign]
    forms = tuple(map(prepare, dict.fromkeys(identities)))
    told = {occurrence.territory for occurrence in occurrences if occurrence.territory}
    return _Party(
        sorted(occurrences, key=_place),
        forms,
        page,
        foreign,
        frozenset(flag for occurrence in occurrences for flag in occurrence.flags),
        frozenset(told).union(*(form.territories for form in forms if not form.remark)),
    )


def _place(occurrence: NameOccurrence) -> tuple[int, int, str]:
    span = occurrence.span
    return (span.start, span.end, occurrence.text) if span else (-1, -1, occurrence.text)


def _forms_of_rules(rules: Iterable[ConversionRule]) -> dict[str, frozenset[str]]:
    """For each form that a rule has all forms of that rule."""
    found: dict[str, frozenset[str]] = {}
    for rule in rules:
        forms = frozenset(rule.forms.values())
        for form in forms:
            found[form] = found.get(form, frozenset()) | forms
    return found


def _certain(
    parties: Sequence[_Party], rules: dict[str, frozenset[str]], known: KnownNames
) -> Iterator[tuple[Evidence, int, int]]:
    """What joins two parties whatever they sound like, with the first party that has the same key."""
    first: dict[Key, int] = {}
    known_titles = _KnownTitles(parties, known)
    for number, party in enumerate(parties):
        for key, kind in [*_keys(party, rules), *known_titles.keys(party)]:
            other = first.setdefault(key, number)
            if other != number:
                yield Evidence(kind, 9.0, key[-1] or key[1]), other, number


def _keys(party: _Party, rules: dict[str, frozenset[str]]) -> Iterator[tuple[Key, EvidenceKind]]:
    if party.page is not None:
        yield ("page", party.page), EvidenceKind.SAME_PAGE
    for language, title in sorted(party.foreign):
        yield ("foreign", language, title), EvidenceKind.SAME_FOREIGN_PAGE
    for code in sorted(party.territories):
        yield ("territory", code), EvidenceKind.SAME_TERRITORY
    for form in party.forms:
        remark = min(prepare(form.remark).candidates) if form.remark else ""
        for candidate in sorted(filter(None, form.candidates)):
            yield (
                ("text", remark, candidate),
                (EvidenceKind.SAME_AFTER_CONVERSION if form.is_chinese else EvidenceKind.SAME_SPELLING),
            )
        if form.remark:
            continue
        if form.is_chinese:
            for phrase in sorted(filter(None, form.phrases)):
                yield ("phrase", phrase), EvidenceKind.REGIONAL_PHRASE
        if form.name in rules:
            yield ("rule", min(rules[form.name])), EvidenceKind.CONVERSION_RULE


class _KnownTitles:
    """What the wiki as a whole tells of parties: the pages they lead to, here and elsewhere."""

    def __init__(self, parties: Sequence[_Party], known: KnownNames) -> None:
        self._known = known
        self._pages = frozenset(known.redirects.values())
        self._abroad: dict[str, set[str]] = defaultdict(set)
        for party in parties:
            for language, title in known.foreign_of(party.occurrences[0]):
                self._abroad[title].add(language)

    def keys(self, party: _Party) -> Iterator[tuple[Key, EvidenceKind]]:
        name = party.occurrences[0]
        page = self._known.page_of(name)
        if page in self._pages:
            yield ("leads to", page), EvidenceKind.REDIRECT
        for language, title in sorted(self._known.foreign_of(name)):
            yield ("foreign", language, title), EvidenceKind.SAME_FOREIGN_PAGE
        if party.page is None and not has_han(name.text):
            for language in sorted(self._abroad.get(page_title(name.text), ())):
                yield ("foreign", language, page_title(name.text)), EvidenceKind.SAME_FOREIGN_PAGE


class _Links:
    """Which parties are joined, and by what."""

    def __init__(self, count: int) -> None:
        self._head = list(range(count))
        self._evidence: dict[int, list[Evidence]] = defaultdict(list)

    def head(self, number: int) -> int:
        """The party that stands for the group of this one."""
        while self._head[number] != number:
            self._head[number] = number = self._head[self._head[number]]
        return number

    def join(self, first: int, other: int, evidence: Evidence) -> None:
        """Makes one group of two."""
        one, two = sorted((self.head(first), self.head(other)))
        self._evidence[one].append(evidence)
        if one != two:
            self._head[two] = one
            self._evidence[one] += self._evidence.pop(two, [])

    def groups(self) -> list[list[int]]:
        """The numbers of the parties of each group."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._head)):
            found[self.head(number)].append(number)
        return list(found.values())

    def evidence(self, members: Sequence[int]) -> tuple[Evidence, ...]:
        """What joined the group, each reason once."""
        return tuple(
            sorted(set(self._evidence[self.head(members[0])]), key=lambda one: (-one.weight, one.kind, one.detail))
        )


def _join_by_likeness(parties: Sequence[_Party], links: _Links, known: KnownNames) -> None:
    """Joins groups whose names are listed as one or sound alike, unless anything of the two speaks against it.

    What is listed comes first, then the likeliest. What else speaks for two names without being certain is added.
    """
    clusters = {members[0]: _Cluster.of(members, parties) for members in links.groups()}
    forms = [(number, form) for number, party in enumerate(parties) for form in party.forms]
    every = [form for _, form in forms]
    found = []
    near = zip(sound_candidates(every), _listed_together(every), _read_together(every), strict=True)
    for (number, form), candidates in zip(forms, near, strict=True):
        for candidate in set().union(*candidates):
            other_number, other = forms[candidate]
            one, two = links.head(number), links.head(other_number)
            if one != two and not clusters[one].excludes(clusters[two]):
                comparison = _with_known(compare_prepared(form, other), parties[number], parties[other_number], known)
                if comparison.score >= ENOUGH and suffices(comparison, form, other):
                    by_sound = comparison.evidence[0].kind is not EvidenceKind.KNOWN_RENDERING
                    found.append((by_sound, -comparison.score, number, other_number, form, other, comparison))
    for _, _, number, other_number, form, other, comparison in sorted(found, key=lambda entry: entry[:4]):
        one, two = sorted((links.head(number), links.head(other_number)))
        if one != two and not clusters[one].contradicts(clusters[two]):
            links.join(one, two, _reason(comparison, form, other))
            clusters[one] = clusters[one].joined(clusters.pop(two))


def _listed_together(forms: Sequence[PreparedName]) -> list[set[int]]:
    """For each form the numbers of those behind it that the list of renderings has for the same name."""
    if not any(form.is_chinese for form in forms):
        return [set() for _ in forms]  # the list tells of names in Chinese, and takes time to load
    places: dict[int, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for number in form.listed:
            places[number].append(place)
    return [
        {other for number in form.listed for other in places[number] if other > place}
        for place, form in enumerate(forms)
    ]


def _read_together(forms: Sequence[PreparedName]) -> list[set[int]]:
    """For each form in letters the numbers of those that are read so, whether before or behind it."""
    found: list[set[int]] = [set() for _ in forms]
    spelt: dict[str, list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        if not form.is_chinese:
            spelt[form.joined].append(place)
    for place, form in enumerate(forms):
        for reading in form.readings if spelt and form.is_chinese else ():
            for other in spelt.get(reading, ()):
                found[other].add(place)
    return found


def _with_known(comparison: Comparison, party: _Party, other: _Party, known: KnownNames) -> Comparison:
    name, other_name = party.occurrences[0], other.occurrences[0]
    if not known.is_shown_for(name, other_name) and not known.is_shown_for(other_name, name):
        return comparison
    page = known.page_of(other_name if known.is_shown_for(name, other_name) else name)
    return judge([*comparison.evidence, shown_by_links(page)])


def _reason(comparison: Comparison, form: PreparedName, other: PreparedName) -> Evidence:
    kind, weight = comparison.evidence[0].kind, comparison.evidence[0].weight
    return Evidence(kind, weight, " / ".join(sorted((form.name, other.name))))


@dataclass(slots=True)
class _Cluster:
    """What is known of a group that may speak against joining it with another."""

    remarks: set[str] = field(default_factory=set)
    territories: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    foreign: dict[str, set[str]] = field(default_factory=dict)
    forms: list[PreparedName] = field(default_factory=list)
    scripts: set[Script] = field(default_factory=set)
    scripts_of_pages: set[Script] = field(default_factory=set)
    has_page_in_letters: bool = False

    @classmethod
    def of(cls, members: Sequence[int], parties: Sequence[_Party]) -> _Cluster:
        cluster = cls()
        for party in (parties[member] for member in members):
            cluster.flags |= party.flags
            cluster.territories |= party.territories
            if has_han(party.forms[0].text):
                scripts = cluster.scripts if party.page is None else cluster.scripts_of_pages
                scripts.add(script_of(party.forms[0].text))
            elif party.page is not None:
                cluster.has_page_in_letters = True
            for language, title in party.foreign:
                cluster.foreign.setdefault(language, set()).add(title)
            for form in party.forms:
                cluster.forms.append(form)
                if form.remark:
                    cluster.remarks.add(min(prepare(form.remark).candidates))
        return cluster

    def excludes(self, other: _Cluster) -> bool:
        """Whether the two cannot be one name, and no more so when others have joined them."""
        return (
            bool(self.territories) != bool(other.territories)
            or self.remarks != other.remarks
            or self._shares_script(other)
        )

    def contradicts(self, other: _Cluster) -> bool:
        """Whether the two cannot be one name: they differ in what is certain, or two of their forms do."""
        return (
            self.excludes(other)
            or bool(self.flags and other.flags and self.flags.isdisjoint(other.flags))
            or bool(self.territories and self.territories.isdisjoint(other.territories))
            or any(
                self.foreign[language].isdisjoint(other.foreign[language])
                for language in self.foreign.keys() & other.foreign.keys()
            )
            or any(
                compare_prepared(one, two).score < 0.5
                if one.is_chinese == two.is_chinese
                else have_other_numbers(one, two)
                for one in self.forms
                for two in other.forms
            )
        )

    def joined(self, other: _Cluster) -> _Cluster:
        """What is known of the two together."""
        return _Cluster(
            self.remarks | other.remarks,
            self.territories | other.territories,
            self.flags | other.flags,
            {
                language: self.foreign.get(language, set()) | other.foreign.get(language, set())
                for language in self.foreign.keys() | other.foreign.keys()
            },
            self.forms + other.forms,
            self.scripts | other.scripts,
            self.scripts_of_pages | other.scripts_of_pages,
            self.has_page_in_letters or other.has_page_in_letters,
        )

    def _shares_script(self, other: _Cluster) -> bool:
        """Whether both have a form that only one script writes: a name has one form in each, two are two names.

        For links it is enough that both forms fit a script or are in letters: who links to two pages means two things.
        """
        if self.has_page_in_letters and other.has_page_in_letters:
            return True
        one, two = self.scripts_of_pages, other.scripts_of_pages
        if one and two and (one & two or Script.BOTH in one | two):
            return True
        return bool((self.scripts | one) & (other.scripts | two) - {Script.BOTH})


def _forms(members: Sequence[int], parties: Sequence[_Party]) -> list[NameForm]:
    """The texts of a group, each with its places; pages and titles that no text shows are forms without a place."""
    found: dict[str, list[NameOccurrence]] = defaultdict(list)
    for party in (parties[member] for member in members):
        for occurrence in party.occurrences:
            found[occurrence.text].append(occurrence)
        for title in [party.page, *(title for _, title in sorted(party.foreign))]:
            if title:
                found.setdefault(title, [])
    languages = {title: lang for member in members for lang, title in parties[member].foreign}
    return [
        NameForm(
            text=text,
            lang=next((one.lang for one in occurrences if one.lang), languages.get(text)),
            spans=tuple(one.span for one in sorted(occurrences, key=_place) if one.span),
        )
        for text, occurrences in sorted(found.items())
    ]
