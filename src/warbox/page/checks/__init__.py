"""Checks of a page: the findings that `warbox lint` lists."""
