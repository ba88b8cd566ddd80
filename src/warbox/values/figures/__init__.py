"""Strength and losses: the figures of a cell."""
