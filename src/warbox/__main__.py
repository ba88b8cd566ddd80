"""`python -m warbox` runs the commands."""

from __future__ import annotations

import sys

from warbox.cli import main

sys.exit(main())
