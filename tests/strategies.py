"""Hypothesis strategies that several rooms share."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from tests.names.random_rules import draw_text

# Wikitext

_BRACES = ["{", "{{", "{{{", "}", "}}", "}}}", "[", "[[", "]", "]]", "-{", "}-", "-", "|"]
_LINES = ["=", "==", "\n", "\n=", "\n=="]
_TAGS = ["<ref>", "</ref>", "<ref name=x/>", "<ref", ">", "/>", "<poem>", "</poem>", "<nowiki>", "</nowiki>", "<br>"]
_HIDING = ["<!--", "-->", "<!-- -->", "<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>", "<onlyinclude>"]
_IMAGES = ["<gallery>", "</gallery>", "\nA.jpg|", '<gallery caption="', '">', "<imagemap>", "</imagemap>"]
_WORDS = ["a", "b", " ", "\t", "\r", ":", "#if:", "!", "PAGENAME", "%41", "&lt;", "~~~", "\u4e2d", "\0", "\ud800"]

any_text = st.text(st.characters(exclude_categories=()))
"""Text of any code points, also those that no file can hold."""

wikitext = st.lists(
    st.one_of(
        st.sampled_from(_BRACES + _LINES),
        st.sampled_from(_BRACES + _LINES + _TAGS + _HIDING + _IMAGES + _WORDS),
        st.text(st.characters(exclude_categories=()), max_size=3),
    ),
    max_size=60,
).map("".join)
"""Text that is mostly markup, well formed or not."""

# Pages

_CELL_WORDS = [
    "[[",
    "]]",
    "{{flag|",
    "{{flagicon|France}}",
    "{{KIA}}",
    "{{ubl|",
    "{{plainlist|",
    "{{Plainlist}}",
    "{{Endplainlist}}",
    "{{efn|",
    "{{sfn|A|1999}}",
    "{{start date|",
    "{{Age in years, months, weeks and days|",
    "{{coord|",
    "{{lang-",
    "{{le|",
    "{{circa|",
    "}}",
    "|",
    "<br>",
    "\n* ",
    "\n** ",
    "\n:",
    "\n;",
    "\n----\n",
    "'''",
    "''",
    "<small>",
    "</small>",
    "<sup>",
    "</sup>",
    "[http://e.org ",
    "]",
    "<ref name=x/>",
    "<!-- c -->",
    "-{zh-cn:",
    "}-",
    "&nbsp;",
    "&#0;",
    "File:A.svg|",
]
_CELL_TEXT = [
    "killed",
    "1,000",
    "–",
    "2",
    "万",
    "about ",
    " men",
    "(",
    ")",
    ":",
    ",",
    " and ",
    "King ",
    "死亡",
    "至今",
    "1815",
]
_PARAMETERS = ["conflict", "date", "place", "image", "coordinates", "result", "campaignbox", "notes", "casus"]
_SIDE_PARAMETERS = ["combatant", "commander", "strength", "casualties", "units"]

cells = st.lists(st.sampled_from(_CELL_WORDS + _CELL_TEXT + [" "]), max_size=24).map("".join)
"""Values of an infobox's parameters, well formed or not."""


@st.composite
def infobox_pages(draw: st.DrawFn) -> str:
    """A page with a military-conflict infobox whose cells hold anything."""
    names = draw(st.lists(st.sampled_from(_PARAMETERS), max_size=4))
    sides = draw(st.lists(st.tuples(st.sampled_from(_SIDE_PARAMETERS), st.integers(0, 4)), max_size=6))
    parameters = [*names, *(f"{name}{number}" for name, number in sides)]
    lines = [f"| {name} = {draw(cells)}\n" for name in parameters]
    return "".join([draw(cells), "{{Infobox military conflict\n", *lines, "}}", draw(cells)])


_CHINESE = [
    *("里根的软件", "以色列人死亡1,000", "軍隊", "裏面", "1815年6月18日", "二十万人", "阿塞拜疆", "约", "战死", "受傷"),
    *("被俘", "发展中国家", "著名", "[[里根|软件]]", "{{flag|阿塞拜疆}}", "{{le|里根|Ronald Reagan}}", "\n* 步兵三百"),
]


@st.composite
def pages_in_chinese(draw: st.DrawFn) -> str:
    """A page with an infobox and words of both scripts anywhere, without rules that say how these are converted."""
    text = draw(infobox_pages()).replace("-{", "~").replace("}-", "~")
    for word in draw(st.lists(st.sampled_from(_CHINESE), max_size=6)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + word + text[place:]
    return text


plain_values = st.text(st.sampled_from("abz éЖ中 1940-"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
"""Values of parameters without any markup."""

_FIGURE_WORDS = [
    *("1", "2", "20", "1,000", "1.000", "36 000", "4.5", "1944", "5th", "T-34", "1/3", "½", "0", "二", "万", "死亡"),
    *("-", "–", "~", "+", "<", "(", ")", "[", "]", ":", ";", ",", ".", "/", "%", "&", "\n", '"', "†", "·", "第"),
    *("killed", "wounded or", "men", "ships", "sunk", "tanks", "and", "or", "of", "of which", "including", "in"),
    *("about", "at least", "up to", "more than", "two", "a", "thousand", "million", "unknown", "May", "Foo", "foos"),
]


def figure_texts() -> st.SearchStrategy[str]:
    """Lines of a cell of figures, most of them nonsense."""
    pieces = st.lists(st.sampled_from(_FIGURE_WORDS), max_size=12)
    return st.tuples(st.sampled_from(["", " "]), pieces).map(lambda drawn: drawn[0].join(drawn[1]))


_FOOTNOTES = [
    *("<ref>", "</ref>", "<ref name=x>", '<ref name="x"/>', "<ref name=y />", "<ref group=n>", '<ref follow="x">'),
    *("<references>", "</references>", "<references group=n>", "{{reflist|refs=", "{{notelist|refs=", "}}", "}}", "|"),
    *("{{efn|", "{{efn|name=x}}", "{{refn|group=n|", "{{#tag:ref|", "{{r|x|y}}", "{{fn|x}}", "{{fnb|x}}", "{{note|x}}"),
    *("{{sfn|A|1999}}", "{{sfnm|A|1999|2a1=B|2y=2000}}", "{{harvnb|A|1999|p=1}}", "{{cite book|last=A|year=1999|"),
    *("title=", "T", "\n", " ", "<!--", "-->", "{{Infobox military conflict\n| strength1 = ", "<nowiki>", "</nowiki>"),
]

footnote_pages = st.lists(st.sampled_from(_FOOTNOTES), max_size=24).map("".join)
"""Pages of footnotes, citations and short footnotes, well formed or not."""

_HOSTILE = [
    *("<script>alert(1)</script>", "</script>", "</style>", "<style>", "<!--", "-->", "]]>", "<svg onload=alert(1)>"),
    *("<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' onfocus='alert(1)", "javascript:alert(1)"),
    *("data:text/html,x", "[javascript:alert(1) a]", "[[javascript:alert(1)|a]]", '[http://e.org/" onclick="x a]'),
    *("{{cite web|title=T|url=javascript:alert(1)}}", "{{cite web|title=<b>|url=data:text/html,x}}"),
    *('{{lang|en" onclick="x|a}}', '{{ill|a|x y"><script>|b}}', "{{<script>}}", "{{a&amp;b}}", "&#x3C;script>"),
    *('<ref name="a"><b onclick=x></ref>', "<ref name='\"><script>'/>", "{{{{ }}}}", "{% raw %}", "{{ 7*7 }}"),
    *("<span style='position:fixed'>", "//e.org/'\"><script>", "&#106;avascript:alert(1)", "\x1b[31m", "</div>"),
    *("\r", "\r\n", "\n", "\0", "\ud800", "\u202e", "\u2028", "&quot;", "<bdi>", "</mark>", "</ol>", "<plaintext>"),
]

hostile_pieces = st.sampled_from(_HOSTILE)
"""What an article may hold to get at its reader: scripts, styles and addresses, plain, escaped and broken off."""

hostile_articles = st.one_of(
    infobox_pages(),
    footnote_pages,
    wikitext,
    st.tuples(
        st.lists(st.sampled_from(_HOSTILE), max_size=6).map("".join),
        st.sampled_from(["conflict", "date", "combatant1", "commander1", "strength1", "result", "image", "nonsense"]),
        st.lists(st.sampled_from(_HOSTILE + _CELL_WORDS), max_size=8).map("".join),
    ).map(lambda drawn: f"{drawn[0]}{{{{Infobox military conflict\n| {drawn[1]} = {drawn[2]}\n}}}}{drawn[0]}"),
)
"""Articles that would rather be a program."""

# Citations

_CITATION_PARAMETERS = [
    *("last", "first", "author", "author2", "author-link", "editor1-last", "editor", "vauthors", "display-authors"),
    *(
        "title",
        "chapter",
        "journal",
        "work",
        "year",
        "month",
        "date",
        "access-date",
        "orig-date",
        "url",
        "page",
        "pages",
    ),
    *("isbn", "isbn13", "doi", "issn", "id", "ref", "language", "dead-url", "quote", "doi-access", "at"),
]
_CITATION_WORDS = [
    *(
        "Smith",
        "AB",
        ", ",
        "et al.",
        "((",
        "))",
        " ",
        "&",
        "and",
        "2004a",
        "1999",
        "–",
        "n.d.",
        "c. ",
        "May ",
        "12",
        "-",
    ),
    *(
        "{{!}}",
        "'",
        "''",
        "{",
        "[",
        "]",
        "<",
        "&lt;",
        "ISBN ",
        "0-8147-1945-7",
        "{{ISBN|1}}",
        "[[A|B]]",
        "[[",
        "_",
        "~",
    ),
    *(
        "http://a.b/c?d=1&e=2",
        "-{",
        "}-",
        "*",
        "none",
        "harv",
        "{{sfnref|A|1999}}",
        "中",
        "年",
        "<sup>",
        "yes",
        "French",
    ),
]


@st.composite
def citation_calls(draw: st.DrawFn) -> str:
    """A citation template with values of the words and signs that citations hold, in any order."""
    name = draw(st.sampled_from(["cite book", "cite web", "citation"]))
    values = st.lists(st.sampled_from(_CITATION_WORDS), max_size=6).map("".join)
    arguments = draw(st.lists(st.tuples(st.sampled_from(_CITATION_PARAMETERS), values), max_size=6))
    return "{{" + name + "".join(f"|{parameter}={value}" for parameter, value in arguments) + "}}"


# Names

chinese_names = st.text("徐乾學学薛應应旂於于潛潜葉叶里裡裏溫温發发髮后後鍾钟鐘·亞亚塞拜然", min_size=1, max_size=6)
"""Forms of Chinese names in either script or both, of characters that conversion is in doubt about."""

converted_texts = st.builds(lambda seed: draw_text(Random(seed)), st.integers(0, 10**6))
"""Texts with conversion rules in them, good ones and broken ones."""

# Dumps

_BLANKS_IN_NAMES = [" ", "_", "  ", "\n", " _", "\u00a0", "\u3000", "<!-- c -->", " <!--|}} -->", "<noinclude/>", "\t"]
_AROUND_NAMES = ["", "", " ", "\n", "_", "<!-- c -->", "<!-- c --> <!-- d -->", "<includeonly>x</includeonly>", ":"]
_FOLDINGS = {"s": "\u017f", "k": "\u212a", "fl": "\ufb02", "st": "\ufb06", "ss": "\u00df", "\u00e4": "\u00c4"}


@st.composite
def box_calls(draw: st.DrawFn, names: list[str], namespaces: list[str], variants: dict[str, str]) -> str:
    """A call of a template by one of these names, as pages may spell it: case, blanks, comments, script, namespace."""
    letters = []
    for letter in draw(st.sampled_from(names)):
        form = draw(st.sampled_from([letter, letter, letter.upper(), letter.title(), variants.get(letter, letter)]))
        letters.append(draw(st.sampled_from(_BLANKS_IN_NAMES)) if letter == " " else form)
        if draw(st.integers(0, 30)) == 0:
            letters.append("<!-- c -->")
    name = "".join(letters)
    for folded, letter in _FOLDINGS.items():
        name = name.replace(folded, letter) if draw(st.integers(0, 9)) == 0 else name
    prefix = draw(st.sampled_from(["", "", *(f"{namespace}:" for namespace in namespaces)]))
    before, after = draw(st.sampled_from(_AROUND_NAMES)), draw(st.sampled_from(_AROUND_NAMES))
    head, tail = (
        draw(st.sampled_from(["", "{", "a{{b}} ", "<!--"])),
        draw(st.sampled_from(["}}", "|conflict=x}}", "|"])),
    )
    return "".join([head, "{{", before, prefix, name, after, tail])


# What tables are made of; joined, it is rarely a whole one.
_TABLE_PARTS = [
    "{|",
    "|}",
    "\n|",
    "\n!",
    "||",
    "!!",
    "\n|-",
    "\n|+",
    "\n{|",
    "\n|}",
    "a",
    " ",
    "\n",
    "[[b|c]]",
    "colspan=2|",
]
table_like_texts = st.lists(st.sampled_from(_TABLE_PARTS), max_size=30).map("".join)
