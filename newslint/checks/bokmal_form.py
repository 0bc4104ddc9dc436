"""Find Bokmål in Nynorsk copy: words that Nynorsk does not have, and whole sentences."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from newslint import patterns
from newslint.checks import Option
from newslint.checks._places import is_part_of_name
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix, Related, Severity
from newslint.language.detect import detect
from newslint.language.lexicon import WORD as LEXICON_WORD
from newslint.language.lexicon import Lexicon
from newslint.language.tokens import WORD, words_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "certain": Option(
        None,
        'words with no other reading, "ikke = ikkje"; more than one Nynorsk '
        "word stand with slashes between.",
        tuple,
    ),
    "likely": Option((), "words that may stand in a name or a title; found as warnings."),
    "unless": Option((), "phrases in which such a word is right."),
    "endings": Option(
        (),
        "endings in the same form: a word that Nynorsk has only with the second "
        "is Bokmål with the first; the first that fits decides.",
    ),
    "sentence": Option(2, "how many such words make a sentence Bokmål."),
}

# How far back a title without marks may begin, in code points.
_TITLE = 60
# How far around a word the marks of its quotation are looked for; how long a reference may be.
_QUOTATION, _REFERENCE = 1000, 600
_SHORTEST = 4
# An author with a colon opens the line, and who published the work stands in it.
_AUTHOR = patterns.compile(r"[^\W\d_a-zæøå][^.:!?\n]{2,80}: ")
_PUBLISHER = patterns.compile(
    r"(?<!\w)(?:[Ff]orlag(?:et)?|[Tt]il norsk ved|[Oo]msett (?:av|til)|[Oo]versett av|\d+ sider)"
    r"(?!\w)"
)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag runs of Bokmål sentences, and each Bokmål word in others once with all its places."""
    words = _words(rule)
    forms = {form: form.lower() for form in article.words if form.lower() in words}
    endings = {
        form: right
        for form in article.words
        if form.islower() and form not in forms and (right := _by_ending(form, rule))
    }
    listed: list[tuple[Span, str]] = []
    by_word: dict[str, list[Span]] = {}
    for form, spans in article.locate([*forms, *endings]).items():
        word = forms.get(form, form)
        places = [span for span in spans if _counts(article, rule, span, word)]
        if form in endings:
            by_word[word] = places
        else:
            listed += ((span, word) for span in places)
    listed.sort()
    bokmal = _sentences(article, listed, rule.options.sentence)
    yield from (rule.hit(run, variant="sentence") for run in bokmal)
    for span, word in listed:
        by_word.setdefault(word, []).append(span)
    for word, places in by_word.items():
        spans = [span for span in places if not _covered(bokmal, span)]
        if spans:
            known = words.get(word) or ([endings[word]], False)
            yield _hit(article, rule, word, spans, known)


def _counts(article: Article, rule: Rule, span: Span, word: str) -> bool:
    """Tell whether a word stands in copy of the rule's, outside quotations, names and titles."""
    block = article.block_at(span.start)
    return (
        block is not None
        and block.kind in rule.scope
        and not article.is_quoted(span)
        and not _in_open_quotation(article, block, span)
        and not _is_reference(article, block)
        and not is_part_of_name(article, span)
        and not _in_title(article, span)
        and not any(_within(article, span, word, phrase) for phrase in _right(rule).get(word, ()))
    )


def _in_open_quotation(article: Article, block: Block, span: Span) -> bool:
    """Tell whether a quotation that opens shortly before a word is not closed in its block."""
    start = max(block.span.start, span.start - _QUOTATION)
    opening = article.text.rfind("«", start, span.start)
    end = min(block.span.end, span.end + _QUOTATION)
    return opening >= 0 and article.text.find("»", opening, end) < 0


def _is_reference(article: Article, block: Block) -> bool:
    """Tell whether a block names a book or its like, whose title keeps its own language."""
    start, end = block.span
    if end - start > _REFERENCE or not _AUTHOR.match(article.text, start, end):
        return False
    return _PUBLISHER.search(article.text, start, end) is not None


def _covered(runs: list[Span], span: Span) -> bool:
    """Tell whether one of the stretches, which stand in order, covers the span."""
    number = bisect_right(runs, (span.start, span.end)) - 1
    return any(run.covers(span) for run in runs[max(0, number) : number + 2])


def _within(article: Article, span: Span, word: str, phrase: str) -> bool:
    """Tell whether a word stands as part of a phrase."""
    start = span.start - f" {phrase} ".index(f" {word} ")
    return start >= 0 and article.folded.startswith(phrase, start)


def _by_ending(word: str, rule: Rule) -> str:
    """Return a Bokmål word with its Nynorsk ending, "" if it is none."""
    nn, nb = Lexicon.open("nn"), Lexicon.open("nb")
    if nn.flags(word) or len(word) < _SHORTEST or not nb.flags(word) & LEXICON_WORD:
        return ""
    for entry in rule.options.endings:
        wrong, _, ending = entry.partition("=")
        stem = word.removesuffix(wrong.strip())
        if stem != word:
            right: str = stem + ending.strip()
            return right if nn.flags(right) & LEXICON_WORD else ""
    return ""


def _hit(
    article: Article, rule: Rule, word: str, spans: list[Span], known: tuple[list[str], bool]
) -> Hit:
    rights, certain = known
    suggestions = [match_case(article.slice(spans[0]), right) for right in rights]
    edits = tuple(Edit(span, match_case(article.slice(span), rights[0])) for span in spans)
    return rule.hit(
        spans[0],
        *suggestions,
        fix=Fix("suggested", edits),
        related=tuple(Related(span) for span in spans[1:]),
        variant="many" if len(spans) > 1 else "choice" if len(rights) > 1 else "",
        values={"other": suggestions[-1], "count": len(spans) - 1},
        severity=None if certain else Severity.WARNING,
        group=word,
    )


def _in_title(article: Article, span: Span) -> bool:
    """Tell whether a word is in a title without marks: "boka En kvinne på flukt fra …".

    Such a title opens with an ordinary word that has a capital in mid-sentence.
    """
    nb = Lexicon.open("nb")
    line = article.text[max(0, span.start - _TITLE) : span.start]
    clause = patterns.compile(r"[^,;:.!?\n«»\"“”–—-]*$").search(line)
    words = words_in(clause.group(), 0, len(clause.group())) if clause else []
    for before, word in reversed(list(pairwise(words))):
        if word.text[0].isupper():
            return (
                before.text.islower()
                and bool(nb.flags(word.folded) & LEXICON_WORD)
                and not nb.name_flags(word.text)
            )
    return False


def _sentences(article: Article, found: list[tuple[Span, str]], least: int) -> list[Span]:
    """Return the stretches that are wholly Bokmål: sentences in a row within one block."""
    sentences = article.sentences
    starts = [sentence.start for sentence in sentences]
    counts: dict[int, int] = {}
    for span, _ in found:
        number = bisect_right(starts, span.start) - 1
        counts[number] = counts.get(number, 0) + 1
    runs: list[Span] = []
    last = -2
    for number, count in sorted(counts.items()):
        sentence = sentences[number]
        if count < least or not _is_bokmal(article.slice(sentence)):
            continue
        joined = last == number - 1 and article.block_at(sentence.start) == article.block_at(
            runs[-1].start
        )
        if joined:
            runs[-1] = Span(runs[-1].start, sentence.end)
        else:
            runs.append(sentence)
        last = number
    return runs


def _is_bokmal(sentence: str) -> bool:
    """Tell whether a sentence is in Bokmål: nothing in it is Nynorsk alone."""
    if detect(sentence) != "nb":
        return False
    nb, nn = Lexicon.open("nb"), Lexicon.open("nn")
    return not any(
        word.islower() and word not in nb and word in nn for word in WORD.findall(sentence)
    )


def _right(rule: Rule) -> Mapping[str, list[str]]:
    """Return the phrases in which each word is right, made once a rule."""
    options = rule.options
    if not hasattr(options, "right"):
        options.right = {}
        for phrase in options.unless:
            for word in phrase.split():
                options.right.setdefault(word, []).append(phrase)
    right: Mapping[str, list[str]] = options.right
    return right


def _words(rule: Rule) -> Mapping[str, tuple[list[str], bool]]:
    """Return `{Bokmål: (Nynorsk words, whether it is certain)}`, made once a rule."""
    options = rule.options
    if not hasattr(options, "words"):
        options.words = {}
        for entries, certain in ((options.certain, True), (options.likely, False)):
            for entry in entries:
                wrong, _, right = entry.partition("=")
                options.words[wrong.strip()] = ([r.strip() for r in right.split("/")], certain)
    words: Mapping[str, tuple[list[str], bool]] = options.words
    return words
