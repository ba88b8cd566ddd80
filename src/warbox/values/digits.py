"""Digits of other scripts."""

from __future__ import annotations


def in_digits_of(text: str, like: str) -> str:
    """A text with its digits in the script of the first digit of another one; as it is where that has none."""
    first = next(filter(str.isdecimal, like), None)
    if first is None:
        return text
    zero = ord(first) - int(first)
    return "".join(chr(zero + int(sign)) if sign.isdecimal() else sign for sign in text)
