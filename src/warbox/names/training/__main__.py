"""The command that builds a table of sounds, or measures what tables reach on groups that they have not seen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from warbox.names.conversion.group_pages import group_name
from warbox.names.sounds.syllables import dump_other_syllables, dump_syllables
from warbox.names.training.examples import read_groups, read_libraries, read_list, spelling_pairs
from warbox.names.training.learning import learn_table
from warbox.names.training.measuring import measure
from warbox.names.training.regional import dump_regional_words, read_shown_forms


def main() -> None:
    """Reads the arguments of the process, learns the table and writes it."""
    parser = argparse.ArgumentParser(prog="python -m warbox.names.training", description=__doc__)
    parser.add_argument("groups", nargs="*", type=Path, help="conversion groups: files, folders, exports of a wiki")
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("-o", "--output", type=Path, help="the table that is written")
    action.add_argument("--syllables", type=Path, help="the file of syllables that is written, without groups")
    action.add_argument("--other-syllables", type=Path, help="the file of other syllables that is written")
    action.add_argument("--regional", type=Path, help="the file of regional words that is written, without groups")
    action.add_argument("--measure", action="store_true", help="print what tables reach on groups they have not seen")
    parser.add_argument("--shown", type=Path, help="for --regional: what another converter shows for forms of the list")
    parser.add_argument("--only", nargs="*", default=(), help="the groups that pairs are drawn from; by default all")
    arguments = parser.parse_args()
    if arguments.syllables:
        arguments.syllables.write_text(dump_syllables(), encoding="utf-8")
        return
    if arguments.other_syllables:
        arguments.other_syllables.write_text(dump_other_syllables(), encoding="utf-8")
        return
    if arguments.regional:
        shown = read_shown_forms(arguments.shown.read_text(encoding="utf-8")) if arguments.shown else ()
        arguments.regional.write_text(dump_regional_words(shown), encoding="utf-8")
        return
    if not arguments.groups:
        parser.error("no conversion groups are given")
    groups, libraries, listed = read_groups(*arguments.groups), read_libraries(), read_list()
    if arguments.measure:
        for line in measure(groups, [*libraries, *listed], [group_name(name) for name in arguments.only]):
            sys.stdout.write(line + "\n")
    else:
        table = learn_table(groups, libraries, listed, spelling_pairs())
        arguments.output.write_text(table.dump(), encoding="utf-8")


if __name__ == "__main__":
    main()
