"""Dumps as bytes: files, streams and blocks, stretches, pages, and the sieve over them."""
