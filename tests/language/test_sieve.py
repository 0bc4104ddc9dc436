"""The sieve that remembers the words it passes over."""

from newslint.language.sieve import Sieve


def test_words_are_kept_in_their_order_and_tested_once_if_passed_over() -> None:
    asked: list[str] = []

    def is_long(word: str) -> bool:
        asked.append(word)
        return len(word) > 3

    sieve = Sieve(is_long)
    assert sieve.kept(["over", "en", "bru", "ingen"]) == ["over", "ingen"]
    assert sieve.kept(["en", "over", "elv"]) == ["over"]
    assert asked == ["over", "en", "bru", "ingen", "over", "elv"]
