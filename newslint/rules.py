"""Rules: TOML files read, validated and bound to the kinds that run them."""

from __future__ import annotations

import marshal
from functools import cached_property
from itertools import chain
from types import SimpleNamespace

from newslint.article import BODY, FURNITURE, BlockKind, fold
from newslint.checks import ByLanguage, Kind, kind
from newslint.errors import RuleError, did_you_mean, line_of_key
from newslint.findings import Hit, Severity
from newslint.records import TYPE_CHECKING
from newslint.resources import read_toml
from newslint.wording import MESSAGE_LANGUAGES, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.checks import Option
    from newslint.positions import Span

    _Fail = Callable[..., RuleError]

SCOPES: Mapping[str, frozenset[BlockKind]] = {
    "all": frozenset(BlockKind),
    "copy": BODY | FURNITURE | {BlockKind.ALT_TEXT},
    "body": BODY,
    "furniture": FURNITURE,
    **{block.value: frozenset({block}) for block in BlockKind},
}

# What the prepared data of a rule holds besides; no option can be called so. Whether it reads
# whole articles, what it needs of one, and, folded up, all that is not asked for before it runs.
_WHOLE, _NEEDS, _REST = "reads whole articles", "needs of the article", "the rest"
_FOLDED = ("source", "message", "why")

_KEYS: Mapping[str, type] = {
    "kind": str,
    "languages": list,
    "severity": str,
    "scope": list,
    "in_quotes": bool,
    "covers": bool,
    "secret": bool,
    "source": str,
    "message": dict,
    "why": dict,
    "bad": list,
    "good": list,
}
_EXAMPLE_KEYS = ("text", "finds", "fix", "suggests", "language", "format", "published", "severity")


class Rule:
    """One rule of the catalogue, bound to its kind.

    `languages` is empty where the rule holds for all; `scope` are the kinds of block it
    reads; `in_quotes` says whether it looks at quoted words; a finding of a rule that
    `covers` makes the findings inside it moot; the words that a `secret` rule finds are masked
    wherever they would be shown.
    """

    def __init__(
        self,
        identity: str,
        data: Mapping[str, Any],
        path: str,
        *,
        severity: Severity | None = None,
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        self.id = identity
        self.path = path
        self._head = data
        self.severity = Severity.named(data["severity"]) if severity is None else severity
        self.languages: tuple[str, ...] = tuple(data.get("languages", ()))
        self.scope = frozenset().union(*(SCOPES[name] for name in data.get("scope", ("copy",))))
        self.in_quotes: bool = data.get("in_quotes", True)
        self.covers: bool = data.get("covers", False)
        self.secret: bool = data.get("secret", False)
        self._settings = settings or {}

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What the rule's file holds, without the examples."""
        return unfolded(self._head)

    @property
    def source(self) -> str:
        """The norm that the rule goes by, "" if it names none."""
        source: str = self.data.get("source", "")
        return source

    @property
    def is_altered(self) -> bool:
        """Tell whether the configuration sets options of the rule."""
        return bool(self._settings)

    @property
    def is_particular(self) -> bool:
        """Tell whether the rule reads only some kinds of the copy's blocks."""
        return not self.scope >= SCOPES["copy"]

    @property
    def is_whole(self) -> bool:
        """Tell whether the rule reads whole articles, and not only around words of its own."""
        whole: bool = self._head[_WHOLE]
        return whole

    @cached_property
    def kind(self) -> Kind:
        """The kind that runs the rule, imported when the rule first runs."""
        return kind(self._head["kind"])

    @cached_property
    def options(self) -> Any:
        """The options of the kind, as the rule file and then the configuration set them."""
        values = {name: option.default for name, option in self.kind.options.items()}
        values.update((name, self.data[name]) for name in values if name in self.data)
        values.update(self._settings)
        return SimpleNamespace(
            **{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        )

    def literals(self, language: str = "") -> Iterable[str] | None:
        """Return the folded words that the rule works by, for copy in `language` or in any.

        None where the rule reads whole articles.
        """
        if self.is_whole or self.kind.literals is None:
            return None
        found = _folded(self.kind.literals(self))
        if not isinstance(found, dict):
            literals: Iterable[str] = found
            return literals
        return found.get(language, ()) if language else chain.from_iterable(found.values())

    def reads(self, article: Article) -> bool:
        """Tell whether a rule that reads whole articles may find something in this one.

        It may not where the article has no block in its scope, or not what its kind needs.
        """
        return not self.scope.isdisjoint(article.kinds) and all(
            getattr(article, fact) for fact in self._head[_NEEDS]
        )

    def examples(self) -> Mapping[str, list[dict[str, Any]]]:
        """Return the rule's examples, `{"bad": [...], "good": [...]}`, from its file."""
        data = read_toml(self.path)
        return {"bad": data["bad"], "good": data["good"]}

    @property
    def group(self) -> str:
        """The first part of the id: the folder the rule's file is in."""
        return self.id.partition("/")[0]

    def speaks(self, language: str) -> bool:
        """Tell whether the rule holds for copy in that language."""
        return not self.languages or language in self.languages

    def hit(self, span: Span, *suggestions: str, **parts: Any) -> Hit:
        """Return a hit at `span`; `parts` are the other fields of Hit."""
        return Hit(span, suggestions, **parts)

    def message(self, hit: Hit, language: str, text: str, lines: Sequence[int]) -> str:
        """Return the message for a hit, in `nb`, `nn` or `en`.

        `text` is what stands at the hit, `lines` are the lines of its related places.
        """
        messages = self.data["message"]
        template = (messages.get(hit.variant) or messages)[language]
        suggestion = hit.suggestions[0] if hit.suggestions else ""
        values = {"text": text, "suggestion": suggestion, **hit.values}
        return fill(template, language, values, lines)

    def why(self, language: str) -> str:
        """Return the reason for the rule, in `nb`, `nn` or `en`; "" if it gives none."""
        reason: str = self.data.get("why", {}).get(language, "")
        return reason


def prepare(identity: str, path: str, data: dict[str, Any]) -> None:
    """Make the content of a rule file ready to be kept and run.

    RuleError, with what is expected, unless it is a whole rule. Its examples are taken out
    (only `Rule.examples` needs them), and what its kind needs is put in, so that a run need
    not import a kind that can find nothing in the copy.
    """
    validate(path, data)
    del data["bad"], data["good"]
    runs = kind(data["kind"])
    data[_WHOLE], data[_NEEDS] = runs.literals is None, runs.needs
    try:
        Rule(identity, data, path).literals()
    except Exception as error:
        raise RuleError(f"its words cannot be made out: {error}", path) from error
    _fold_up(data, (*_FOLDED, *runs.options))


def _fold_up(data: dict[str, Any], keys: Iterable[str]) -> None:
    """Put what stands under `keys` together as bytes: most rules find nothing in most copy."""
    rest = {key: data[key] for key in keys if key in data}
    try:
        data[_REST] = marshal.dumps(rest)
    except ValueError:  # a date
        return
    for key in rest:
        del data[key]


def unfolded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the data of a rule as its file has it, be it folded up or not."""
    if _REST not in data:
        return data
    return {**data, **marshal.loads(data[_REST])}


def _folded(literals: Iterable[str]) -> Any:
    """Return literals, or those of each language, folded and each once."""
    if isinstance(literals, ByLanguage):
        return {language: _folded(words) for language, words in literals.items()}
    return sorted({fold(literal) for literal in literals})


def validate(path: str, data: Mapping[str, Any]) -> None:
    """Raise RuleError, with what is expected, unless `data` is a whole rule."""

    def fail(message: str, key: str = "") -> RuleError:
        return RuleError(message, path, _line(path, key))

    if "kind" not in data:
        raise fail('a rule needs a kind, such as kind = "phrases".')
    try:
        options = kind(str(data["kind"])).options
    except RuleError as error:
        raise fail(error.message, "kind") from error
    _validate_options(data, options, fail)
    severities = [severity.label for severity in Severity]
    if data.get("severity") not in severities:
        raise fail(f"severity must be one of {', '.join(severities)}.", "severity")
    for name in data.get("scope", ()):
        if name not in SCOPES:
            raise fail(f'there is no scope "{name}".{did_you_mean(name, SCOPES)}', "scope")
    for language in MESSAGE_LANGUAGES:
        if not isinstance(data.get("message", {}).get(language), str):
            raise fail(f"the rule has no message in {language}.", "message")
    _validate_examples(data, fail)


def _validate_options(data: Mapping[str, Any], options: Mapping[str, Option], fail: _Fail) -> None:
    for key, value in data.items():
        expected = _KEYS.get(key) or (options[key].expected if key in options else None)
        if expected is None:
            hint = did_you_mean(key, [*_KEYS, *options])
            raise fail(f'there is no option "{key}" for the kind "{data["kind"]}".{hint}', key)
        if problem := wrong_type(value, expected):
            raise fail(f'"{key}" {problem}', key)
    for key, option in options.items():
        if option.default is None and key not in data:
            raise fail(f'the kind "{data["kind"]}" needs "{key}": {option.help}')


def _validate_examples(data: Mapping[str, Any], fail: _Fail) -> None:
    for kind_of_example in ("bad", "good"):
        examples = data.get(kind_of_example) or []
        if not examples:
            raise fail(f"a rule needs at least one [[{kind_of_example}]] example.")
        for example in examples:
            if not isinstance(example.get("text"), str):
                raise fail(f"every [[{kind_of_example}]] example needs a text.", kind_of_example)
            for key in example:
                if key not in _EXAMPLE_KEYS:
                    hint = did_you_mean(key, _EXAMPLE_KEYS)
                    raise fail(f'an example has no key "{key}".{hint}', kind_of_example)
    if not all(example.get("finds") for example in data["bad"]):
        raise fail("every [[bad]] example needs finds = [the words that are found].", "bad")


def wrong_type(value: Any, expected: type) -> str:
    """Return what is wrong with the type of a TOML value, or "" if nothing is."""
    if expected in (tuple, list):
        return "" if isinstance(value, list | tuple) else 'must be a list, such as ["a", "b"].'
    if expected is float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return "" if number else "must be a number."
    if expected is int and isinstance(value, bool):
        return "must be a whole number."
    names = {bool: "true or false", int: "a whole number", str: "a string", dict: "a table"}
    return "" if isinstance(value, expected) else f"must be {names[expected]}."


def check_settings(rule: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """Return what is wrong with a configuration's settings for a rule, or "".

    `rule` is the rule's data; `severity` is not a setting here.
    """
    options: Mapping[str, Option] = kind(rule["kind"]).options
    for name, value in settings.items():
        if name not in options:
            return f'the rule has no option "{name}".{did_you_mean(name, options)}'
        if problem := wrong_type(value, options[name].expected):
            return f'"{name}" {problem}'
    return ""


def _line(path: str, key: str) -> int | None:
    """Return the line of a rule file on which a key stands; it is read again for that."""
    try:
        with open(path, encoding="utf-8") as file:
            return line_of_key(file.read(), key) if key else None
    except (OSError, UnicodeDecodeError):
        return None
