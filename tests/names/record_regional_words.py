r"""Records for which forms of the list of renderings MediaWiki's zh converter shows the form that a region writes.

What it agrees on goes into `regional_words.tsv`. The oracle is the one of `record_conversions`. To record anew, in its
top folder:

    python -m tests.names.record_regional_words "php ORACLE/convert.php"
    python -m warbox.names.training --shown tests/names/cases/shown_forms.tsv \
        --regional src/warbox/names/regional_words.tsv
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.names.record_conversions import ask
from warbox.names.training.regional import agreed_forms

SHOWN = Path(__file__).parent / "cases" / "shown_forms.tsv"


def main() -> None:
    """Asks the oracle, and writes what it shows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", help="the command that runs the oracle")
    oracle = parser.parse_args().oracle

    def show(forms: list[str], region: str) -> list[str]:
        return [answer.shown for answer in ask(oracle, [(form, region) for form in forms])]

    SHOWN.write_text("".join("\t".join(one) + "\n" for one in agreed_forms(show)), encoding="utf-8")


if __name__ == "__main__":
    main()
