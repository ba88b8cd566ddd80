"""Builds the table of sounds that `warbox.names.compare` weighs names by.

`python -m warbox.names.training GROUPS -o TABLE` reads a folder of conversion groups, and the names of places and
languages in CLDR and ISO 3166, and counts which characters face each other in two transliterations of one name.
docs/names.md tells how it works and what it reaches.
"""
