"""Dates and stretches of time: reading, EDTF, writing."""
