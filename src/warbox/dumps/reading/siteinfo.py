"""What the head of a dump says of its wiki."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from warbox.dumps.errors import DumpError
from warbox.errors import UnknownWikiError
from warbox.wikis import Wiki, load_wiki

_FALLBACK = "en"
"""Many templates bear their English names everywhere, so a wiki without a data file is read with these."""

_ROOT = "<mediawiki"
_DATABASE = re.compile(r"<dbname>([^<]+)</dbname>")
_PROJECT_BASE = re.compile(r"<base>https?://([a-z-]+)\.wikipedia\.org/")
_LANGUAGE = re.compile(r'<mediawiki[^>]* xml:lang="([a-z-]+)"')
_NAMESPACE = re.compile(r'<namespace key="(-?[0-9]+)"[^>/]*>([^<]*)</namespace>')
_ENCODING = re.compile(r"""<\?xml[^>]* encoding=["']([A-Za-z0-9._-]+)["']""")
_FILE_NAME = re.compile(r"([a-z][a-z_]*wiki)-")


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """The wiki of a dump: its database name, its language, the numbers of its namespaces by their names.

    `database` is an empty string where the dump does not tell. `has_root` is whether it begins as a whole dump does.
    """

    database: str = ""
    language: str = ""
    namespaces: dict[str, int] = field(default_factory=dict)
    has_root: bool = False


def read_siteinfo(head: bytes, file_name: str = "") -> SiteInfo:
    """What the beginning of a dump says of its wiki; where it says nothing, what the name of the file says.

    Schemas before 0.8 do not give the database name, but the address of the wiki. Raises `DumpError` for a dump that
    is not in UTF-8.
    """
    text = head.partition(b"<page>")[0].decode("utf-8", "replace")
    encoding = _ENCODING.search(text)
    if encoding is not None and encoding[1].casefold() not in ("utf-8", "us-ascii"):
        raise DumpError(f"{file_name} is in {encoding[1]}; dumps of MediaWiki are in UTF-8")
    language = _LANGUAGE.search(text)
    namespaces = {unescape(name): int(key) for key, name in _NAMESPACE.findall(text)}
    return SiteInfo(_database(text, file_name), language[1] if language else "", namespaces, _ROOT in text)


def _database(text: str, file_name: str) -> str:
    if found := _DATABASE.search(text):
        return unescape(found[1]).strip()
    if found := _PROJECT_BASE.search(text):
        return found[1].replace("-", "_") + "wiki"
    if found := _FILE_NAME.match(file_name):
        return found[1]
    return ""


def wiki_data(site: SiteInfo, default: Wiki | None = None) -> Wiki:
    """The data to read a wiki with: its own, that of another wiki of its language, the default, or the English one's.

    A dump that does not say which wiki it is of is read with the default.
    """
    if not site.database and default is not None:
        return default
    for code in (site.database, site.language):
        try:
            return load_wiki(code)
        except UnknownWikiError:
            continue
    return default or load_wiki(_FALLBACK)
