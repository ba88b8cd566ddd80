"""Conversion rules and groups, and text in the words of a variant, as MediaWiki's LanguageConverter has them."""
