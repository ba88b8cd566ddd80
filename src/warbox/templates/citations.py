"""Citations: the templates of Citation Style 1 and 2.

The parameters and their older names are those of Wikipedia's Module:Citation/CS1.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from warbox.templates.citation_completion import complete_citation, left_to_others, people_in_lists
from warbox.templates.citation_people import Author, Contributor, Editor, Interviewer, Person, Translator
from warbox.typed import Canvas, Enumerated, NamePart, Parameter, Reader, TemplateModel, changed
from warbox.values.dates.citation_date import CitationDate, OriginalDate
from warbox.values.identifier_checks import SCHEMES
from warbox.values.identifiers import Access, Identifier
from warbox.values.languages import LanguageText
from warbox.values.page_title import PageTitle
from warbox.values.pages import Pages
from warbox.values.web import WebAddress
from warbox.wikis import Wiki, find_wiki

_PARTS = ("chapter", "contribution", "entry", "article", "section")
PERIODICALS = ("journal", "newspaper", "magazine", "periodical", "website", "work")
_ACCESSIBLE = ("url", *(f"{part}-url" for part in _PARTS), "map-url", *("doi", "jstor", "hdl", "bibcode", "ol"))
_NO_NAME = frozenset("=/:")

_EVERY_CITATION = "cite *"
_SUBTITLE = "sub-title"
"""No name that any wiki writes, so that one that does not have the parameter is not given another's."""

_MOST_NAMES_SHOWN = 3
_ELLIPSIS = "\u2026"
_ENDS = (".", "?", "!", "\u3002")


class Citation(TemplateModel, names=("citation", _EVERY_CITATION, "vcite *")):
    """A work that the page cites: `{{cite book|...}}`, `{{citation|...}}` and their kin.

    `kind` is the kind of work that the template's name says: `book`, `web`, `journal`, ...; `citation` for the template
    of Citation Style 2, which serves for all. `container` is the work that the cited one is a part of (journal,
    newspaper, website, encyclopedia), whichever parameter names it; each has its own field too. `date` is that of
    `date=`, or else of `year=`, `month=` and `day=`. `languages` are codes, `language` is as the page has it.
    `anchor` is where short footnotes lead to, without `#`; None where the citation has none. `reference` is the index
    of the page's reference that it stands in, None outside of any, and where the page as a whole was not looked at.

    `vauthors`, `veditors` are name lists in Vancouver style as written; their people are among `authors`, `editors`.
    `author_text` and `editor_text` are names in free text.
    """

    kind: Annotated[str, NamePart()] = "citation"
    anchor: str | None = None
    reference: int | None = None

    title: Annotated[str | None, Parameter("title", "wstitle")] = None
    subtitle: Annotated[str | None, Parameter(_SUBTITLE)] = None
    title_link: Annotated[
        PageTitle | None, Parameter("title-link", "episode-link", "episodelink", "titlelink", "title")
    ] = None
    script_title: Annotated[str | None, Parameter("script-title")] = None
    trans_title: Annotated[str | None, Parameter("trans-title", "trans_title", "transtitle", "title_zh")] = None
    chapter: Annotated[str | None, Parameter(*_PARTS)] = None
    script_chapter: Annotated[str | None, Parameter(*(f"script-{part}" for part in _PARTS))] = None
    trans_chapter: Annotated[str | None, Parameter(*(f"trans-{part}" for part in _PARTS), "trans_chapter")] = None
    department: Annotated[str | None, Parameter("department")] = None

    authors: Annotated[tuple[Author, ...], Enumerated(unnumbered=1)] = ()
    editors: Annotated[tuple[Editor, ...], Enumerated(unnumbered=1)] = ()
    translators: Annotated[tuple[Translator, ...], Enumerated(unnumbered=1)] = ()
    contributors: Annotated[tuple[Contributor, ...], Enumerated(unnumbered=1)] = ()
    interviewers: Annotated[tuple[Interviewer, ...], Enumerated(unnumbered=1)] = ()
    vauthors: Annotated[str | None, Parameter("vauthors")] = None
    veditors: Annotated[str | None, Parameter("veditors")] = None
    author_text: Annotated[str | None, Parameter("authors", "people", "credits")] = None
    editor_text: Annotated[str | None, Parameter("editors")] = None
    coauthors: Annotated[str | None, Parameter("coauthors", "coauthor")] = None
    collaboration: Annotated[str | None, Parameter("collaboration")] = None
    others: Annotated[str | None, Parameter("others", "interviewers")] = None
    display_authors: Annotated[str | None, Parameter("display-authors", "displayauthors", "display-subjects")] = None
    display_editors: Annotated[str | None, Parameter("display-editors", "displayeditors")] = None
    display_translators: Annotated[str | None, Parameter("display-translators")] = None
    display_contributors: Annotated[str | None, Parameter("display-contributors")] = None
    display_interviewers: Annotated[str | None, Parameter("display-interviewers")] = None
    name_list_style: Annotated[str | None, Parameter("name-list-style", "name-list-format")] = None
    last_author_amp: Annotated[str | None, Parameter("last-author-amp", "lastauthoramp")] = None
    author_separator: Annotated[str | None, Parameter("author-separator", "author-name-separator")] = None

    container: str | None = None
    journal: Annotated[str | None, Parameter("journal")] = None
    newspaper: Annotated[str | None, Parameter("newspaper")] = None
    magazine: Annotated[str | None, Parameter("magazine")] = None
    periodical: Annotated[str | None, Parameter("periodical")] = None
    work: Annotated[str | None, Parameter("work")] = None
    website: Annotated[str | None, Parameter("website")] = None
    encyclopedia: Annotated[str | None, Parameter("encyclopedia", "encyclopaedia", "dictionary")] = None
    book_title: Annotated[str | None, Parameter("book-title", "booktitle")] = None
    mailing_list: Annotated[str | None, Parameter("mailing-list", "mailinglist")] = None
    newsgroup: Annotated[str | None, Parameter("newsgroup")] = None
    script_container: Annotated[str | None, Parameter(*(f"script-{name}" for name in PERIODICALS))] = None
    trans_container: Annotated[str | None, Parameter(*(f"trans-{name}" for name in PERIODICALS))] = None
    series: Annotated[str | None, Parameter("series", "version")] = None
    series_link: Annotated[PageTitle | None, Parameter("series-link", "serieslink")] = None
    series_number: Annotated[str | None, Parameter("series-number", "series-no", "seriesnumber", "seriesno")] = None
    conference: Annotated[str | None, Parameter("conference", "event")] = None
    conference_url: Annotated[WebAddress | None, Parameter("conference-url", "conferenceurl", "event-url")] = None

    publisher: Annotated[str | None, Parameter("publisher", "institution", "distributor")] = None
    location: Annotated[str | None, Parameter("location", "place", "city")] = None
    publication_place: Annotated[str | None, Parameter("publication-place", "publicationplace")] = None
    edition: Annotated[str | None, Parameter("edition")] = None
    volume: Annotated[str | None, Parameter("volume")] = None
    issue: Annotated[str | None, Parameter("issue", "number")] = None
    article_number: Annotated[str | None, Parameter("article-number")] = None
    pages: Annotated[Pages | None, Parameter("pages", "page", "pp", "p", "at")] = None
    no_pp: Annotated[str | None, Parameter("no-pp", "nopp")] = None

    date: Annotated[CitationDate | None, Parameter("date", "air-date", "airdate")] = None
    year: Annotated[str | None, Parameter("year")] = None
    month: Annotated[str | None, Parameter("month")] = None
    day: Annotated[str | None, Parameter("day")] = None
    publication_date: Annotated[CitationDate | None, Parameter("publication-date", "publicationdate")] = None
    original_date: Annotated[
        OriginalDate | None, Parameter("orig-date", "orig-year", "origyear", "origdate", "original-year")
    ] = None
    access_date: Annotated[CitationDate | None, Parameter("access-date", "accessdate")] = None
    access_year: Annotated[str | None, Parameter("accessyear", "access-year")] = None
    access_month: Annotated[str | None, Parameter("accessmonth", "accessdaymonth", "accessmonthday")] = None
    access_day: Annotated[str | None, Parameter("accessday")] = None
    date_format: Annotated[str | None, Parameter("df", "dateformat")] = None

    url: Annotated[WebAddress | None, Parameter("url", "title")] = None
    chapter_url: Annotated[
        WebAddress | None,
        Parameter(*(f"{part}-url" for part in _PARTS), "chapterurl", "contributionurl", "sectionurl"),
    ] = None
    format: Annotated[str | None, Parameter("format")] = None
    chapter_format: Annotated[str | None, Parameter(*(f"{part}-format" for part in _PARTS))] = None
    archive_url: Annotated[WebAddress | None, Parameter("archive-url", "archiveurl")] = None
    archive_date: Annotated[CitationDate | None, Parameter("archive-date", "archivedate")] = None
    archive_format: Annotated[str | None, Parameter("archive-format")] = None
    url_status: Annotated[str | None, Parameter("url-status", "urlstatus", "dead-url", "deadurl")] = None
    access: Annotated[tuple[Access, ...], Parameter(*(f"{to}-access" for to in _ACCESSIBLE), joined=True)] = ()
    registration: Annotated[str | None, Parameter("registration")] = None
    subscription: Annotated[str | None, Parameter("subscription")] = None
    via: Annotated[str | None, Parameter("via")] = None
    agency: Annotated[str | None, Parameter("agency")] = None

    identifiers: Annotated[
        tuple[Identifier, ...], Parameter(*sorted(SCHEMES), "eprint", "isbn13", "unified", "id", joined=True)
    ] = ()
    doi_broken_date: Annotated[
        CitationDate | None,
        Parameter("doi-broken-date", "doi_brokendate", "doi-inactive-date", "doi_inactivedate", "doi-broken"),
    ] = None
    pmc_embargo_date: Annotated[CitationDate | None, Parameter("pmc-embargo-date", "embargo")] = None
    eprint_class: Annotated[str | None, Parameter("class")] = None
    asin_tld: Annotated[str | None, Parameter("asin-tld")] = None

    language: Annotated[LanguageText | None, Parameter("language", "lang", "in")] = None
    languages: tuple[str, ...] = ()
    quote: Annotated[str | None, Parameter("quote", "quotation")] = None
    quote_page: Annotated[str | None, Parameter("quote-page", "quote-pages")] = None
    trans_quote: Annotated[str | None, Parameter("trans-quote")] = None
    script_quote: Annotated[str | None, Parameter("script-quote")] = None

    type: Annotated[str | None, Parameter("type", "medium")] = None
    degree: Annotated[str | None, Parameter("degree")] = None
    docket: Annotated[str | None, Parameter("docket")] = None
    network: Annotated[str | None, Parameter("network")] = None
    station: Annotated[str | None, Parameter("station")] = None
    call_sign: Annotated[str | None, Parameter("call-sign", "callsign")] = None
    program: Annotated[str | None, Parameter("program")] = None
    season: Annotated[str | None, Parameter("season")] = None
    episode: Annotated[str | None, Parameter("episode")] = None
    minutes: Annotated[str | None, Parameter("minutes")] = None
    time: Annotated[str | None, Parameter("time")] = None
    time_caption: Annotated[str | None, Parameter("time-caption", "timecaption")] = None
    transcript: Annotated[str | None, Parameter("transcript")] = None
    transcript_url: Annotated[WebAddress | None, Parameter("transcript-url", "transcripturl")] = None
    map: Annotated[str | None, Parameter("map")] = None
    map_url: Annotated[WebAddress | None, Parameter("map-url", "mapurl")] = None
    cartography: Annotated[str | None, Parameter("cartography")] = None
    scale: Annotated[str | None, Parameter("scale")] = None
    inset: Annotated[str | None, Parameter("inset")] = None
    sections: Annotated[str | None, Parameter("sections")] = None
    sheet: Annotated[str | None, Parameter("sheet", "sheets")] = None
    lay_url: Annotated[WebAddress | None, Parameter("lay-url", "layurl", "lay-summary", "laysummary")] = None
    lay_source: Annotated[str | None, Parameter("lay-source", "laysource")] = None
    lay_date: Annotated[CitationDate | None, Parameter("lay-date", "laydate")] = None

    ref: Annotated[str | None, Parameter("ref")] = None
    mode: Annotated[str | None, Parameter("mode")] = None
    postscript: Annotated[str | None, Parameter("postscript")] = None
    separator: Annotated[str | None, Parameter("separator")] = None
    no_tracking: Annotated[str | None, Parameter("no-tracking", "template-doc-demo", "no-cat", "nocat")] = None

    @classmethod
    def takes_name_part(cls, part: str, wiki: Wiki) -> bool:
        """All but the remarks that a source is missing or in doubt."""
        remarks = wiki.table("citations").get("no_works", ())
        return part.casefold() not in remarks and _NO_NAME.isdisjoint(part)

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Derives names, dates, container and anchor from what was read."""
        complete_citation(values, reader)

    def show(self, canvas: Canvas) -> None:
        """The work in short form, but only in footnotes: elsewhere a figure or a name must not be taken from it."""
        if canvas.in_footnote:
            canvas.write(citation_text(self), self)

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """With other people in the list in Vancouver style that had them, which gives initials of them."""
        return changed(self, **people_in_lists(dict(self), dict(before), wiki))

    def written_form(self) -> Self:
        """The citation without the values that follow from others on the wiki that it was read from."""
        return self._without_what_follows(find_wiki(self.source_wiki)) if self.source_wiki else self

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The citation as wikitext, without the values that follow from others.

        Another wiki than its own, whose templates have no parameter for subtitles, gets title and subtitle as one.
        """
        known = find_wiki(wiki)
        return super(Citation, self._without_what_follows(known)._in_parameters_of(known)).to_wikitext(known)

    def _without_what_follows(self, wiki: Wiki) -> Self:
        return self.model_copy(update=left_to_others(dict(self), wiki))

    def _in_parameters_of(self, wiki: Wiki) -> Self:
        has_parameter = _SUBTITLE in wiki.table("parameters").get(_EVERY_CITATION, {})
        if self.subtitle is None or has_parameter or self.source_wiki == wiki.code:
            return self
        return self.model_copy(update={"title": full_title(self), "subtitle": None})


def citation_text(citation: Citation) -> str:
    """Who, when, what, where: `Croissant, Michael P. (1998). The Conflict. Praeger. 284–92.` is an example.

    The order is that of Citation Style 1; there are no words besides those of the page. Without any of it, the first
    address or identifier stands for the work.
    """
    names = _names(citation)
    date = citation.date.text if citation.date is not None else None
    title = citation.title or citation.script_title or citation.trans_title
    parts = [
        f"{names} ({date})" if names and date else names,
        citation.chapter,
        title,
        _container(citation),
        citation.publisher,
        None if names else date,
        None if citation.pages is None else citation.pages.text,
    ]
    shown = [part for part in parts if part]
    sentences = [part if part.endswith(_ENDS) else f"{part}." for part in shown]
    if not (citation.chapter or title):
        sentences += [text for text in (citation.url, *(one.text for one in citation.identifiers)) if text][:1]
    return " ".join(sentences)


def full_title(citation: Citation) -> str | None:
    """The title with its second part behind a colon."""
    return ": ".join(text for text in (citation.title, citation.subtitle) if text) or None


def _names(citation: Citation) -> str | None:
    people = (citation.contributors if citation.chapter else ()) or citation.authors
    if not people and citation.author_text:
        return citation.author_text
    names = [_name(person) for person in people or citation.editors]
    shown = "; ".join(name for name in names[:_MOST_NAMES_SHOWN] if name)
    return f"{shown}; {_ELLIPSIS}" if len(names) > _MOST_NAMES_SHOWN or citation.display_authors else shown or None


def _name(person: Person) -> str:
    return ", ".join(part for part in (person.last, person.first) if part)


def _container(citation: Citation) -> str | None:
    """The work that holds the cited one, with volume and issue: `Time 139 (15)`."""
    issue = f"({citation.issue})" if citation.issue else None
    return " ".join(part for part in (citation.container, citation.volume, issue) if part) or None
