"""Whole dumps in, tables out."""
