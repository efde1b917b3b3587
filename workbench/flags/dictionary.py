"""The English words that the rules know, in British and American spelling, and usual misspellings."""

from functools import cache

from workbench.text.language.word_lists import entries_of, word_list


def english_words() -> frozenset[str]:
    """Return the words of a large English dictionary, lower case, in British and American spelling."""
    return word_list("english_words")


@cache
def spelling_variants() -> frozenset[frozenset[str]]:
    """Return the pairs of words that are one word in British and American spelling."""
    return frozenset(frozenset(line.split("=")) for line in entries_of("spelling_variants"))


@cache
def misspelt_words() -> dict[str, str]:
    """Return usual misspellings that are no words of their own, each with the word meant."""
    meant: dict[str, str] = {}
    for line in entries_of("misspelt_words"):
        right, *misspellings = line.split("=")
        meant |= dict.fromkeys(misspellings, right)
    return meant
