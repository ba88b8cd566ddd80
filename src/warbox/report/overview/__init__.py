"""An overview of a whole dump: one HTML file on what `warbox dump` wrote."""

from warbox.report.overview.page import overview_html
from warbox.report.overview.source import OverviewError

__all__ = ["OverviewError", "overview_html"]
