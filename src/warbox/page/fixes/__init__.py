"""Repairs of findings that have one safe answer: what `warbox fix` does."""

from warbox.page.fixes.page_fixes import FIXES, Fixed, fix_page

__all__ = ["FIXES", "Fixed", "fix_page"]
