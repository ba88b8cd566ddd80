"""The commands that give all rows behind a number: what a reader of the page may copy into a shell."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from warbox.report.overview.casualties import Kind
from warbox.report.overview.conflicts import century_years
from warbox.report.overview.forms import Form
from warbox.report.overview.parties import Party

_HARMLESS = re.compile(r"[^\"\\$`!\x00-\x1f\x7f]*")
"""Text that means itself between double quotes in a shell."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Makes commands for the output at that place. Names of the dump stand in them quoted for SQL and for the shell."""

    path: Path
    form: Form

    def all(self) -> str:
        """All conflicts."""
        return self._command("conflicts")

    def undated(self) -> str:
        """The conflicts without a date."""
        return self._command("conflicts", self.form.questions["undated"])

    def years(self) -> str:
        """The conflicts that began in some years, with `{first}` and `{last}` still to be put in."""
        return self._command("conflicts", self.form.questions["years"])

    def century(self, century: int) -> str:
        """The conflicts that began in a century."""
        return self._command("conflicts", self._within(century))

    def box(self) -> str:
        """The conflicts between meridians and parallels that began in some years or have no date.

        `{south}`, `{first}` and so on are still to be put in.
        """
        asked = self.form.questions
        return self._command("conflicts", asked["box"], f"({asked['years']} or {asked['undated']})")

    def field(self, name: str) -> str:
        """The conflicts that have a value of a field."""
        return self._command("conflicts", self.form.fields[name])

    def losses(self, kind: Kind, century: int | None = None) -> str:
        """The figures of casualties of a kind, of all conflicts or of those that began in a century."""
        civilian = "true" if kind.civilian else "false"
        condition = self.form.questions["kind"].format(category=_text(kind.category), civilian=civilian)
        return self._command("losses", condition, *([] if century is None else [self._within(century)]))

    def party(self, party: Party) -> str:
        """The sides on which a belligerent fought."""
        conditions = []
        if party.code is not None:
            conditions.append(self.form.questions["code"].format(code=_text(party.code)))
        if party.names:
            conditions.append(self.form.questions["party"].format(names=", ".join(map(_text, party.names))))
        return self._command("parties", " or ".join(conditions))

    def _within(self, century: int) -> str:
        first, last = century_years(century)
        return self.form.questions["years"].format(first=first, last=last)

    def _command(self, query: str, *conditions: str) -> str:
        asked = self.form.questions[query]
        if conditions:
            asked += f" where {' and '.join(conditions)}"
        quoted = f'"{asked}"' if _HARMLESS.fullmatch(asked) else shlex.quote(asked)
        return f"warbox sql {shlex.quote(str(self.path))} {quoted}"


def _text(value: str) -> str:
    """A string of SQL."""
    return "'" + value.replace("'", "''") + "'"
