"""What the commands print: data on standard output, cards on a terminal, one line on standard error for a fault."""

from __future__ import annotations

import codecs
import io
import sys
from typing import TYPE_CHECKING

from rich.console import Console

from warbox.report.card import card
from warbox.report.file_names import readable_names
from warbox.report.standard_output import write_texts

if TYPE_CHECKING:
    from warbox.page import Page
    from warbox.page.variant import PageInVariant


def speak_utf8() -> None:
    """Messages are UTF-8 where the locale knows ASCII only: what they name was written in something."""
    stream = sys.stderr
    if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name == "ascii":
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(message: str) -> int:
    """Says on one line what is wrong, and gives the exit code for that."""
    sys.stderr.write(f"warbox: {readable_names(' '.join(message.split()))}\n")
    return 2


def print_text(text: str) -> None:
    """Writes UTF-8 whatever the terminal's encoding, as what comes out is data; a closed pipe ends the command here."""
    write_texts([text, "\n"])


def print_card(page: Page | PageInVariant) -> None:
    """Shows the page's conflict as a card; what the terminal's encoding lacks becomes a question mark."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    Console().print(card(page))
