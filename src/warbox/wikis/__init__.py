"""The wikis that warbox knows, one TOML file each: the words of a language are there and nowhere else."""

from warbox.wikis.loader import Wiki, available_wikis, find_wiki, load_wiki, read_wiki

__all__ = ["Wiki", "available_wikis", "find_wiki", "load_wiki", "read_wiki"]
