"""The known pairs of spelling/common: the wrong form is no word, the right form is one."""

import pytest

from newslint.catalogue import catalogue
from newslint.language.lexicon import Lexicon

SWAPS = catalogue().rule("spelling/common").options.swap


@pytest.mark.parametrize(("language", "least"), [("nb", 400), ("nn", 250), ("en", 400)])
def test_every_pair_is_wrong_and_right(language: str, least: int) -> None:
    lexicon = Lexicon.open(language)
    swaps = SWAPS[language]
    assert len(swaps) >= least
    assert [wrong for wrong in swaps if wrong in lexicon] == []
    rights = {
        word for right in swaps.values() for word in ([right] if isinstance(right, str) else right)
    }
    assert [right for right in sorted(rights) if right not in lexicon] == []
