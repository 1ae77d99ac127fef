"""A content folder in, its languages out: the texts of each, those that it takes from another, and all their faults."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from vbm_quiz.errors import ContentFault, Fault, InvalidContent
from vbm_quiz.loading.expected_texts import expected_program_texts
from vbm_quiz.loading.language_folders import language_codes
from vbm_quiz.loading.language_settings import SETTINGS, LanguageSettings, setting_faults, settings_in
from vbm_quiz.loading.text_faults import ExpectedText, text_faults
from vbm_quiz.loading.text_forms import forms_of, in_forms
from vbm_quiz.loading.toml_file import TomlFile, in_order, read_file
from vbm_quiz.texts.language import FALLBACK, match
from vbm_quiz.texts.shipped_texts import flattened, shipped_languages, shipped_texts
from vbm_quiz.texts.texts import DIRECTION, NAMES, PLURAL_FORMS, PROGRAM, file_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class LanguageFile(NamedTuple):
    """A file of a language: what stands in it, its texts with those that come from elsewhere, and what is wrong.

    Args:
        toml: the file; nothing is in it where there need be none.
        own: the texts in it, by full key.
        texts: its own and those that it takes from elsewhere.
        faults: its own, and those of the texts that it takes from another language.
    """

    toml: TomlFile
    own: dict[str, Any]
    texts: dict[str, Any]
    faults: Sequence[ContentFault]


class Taken(NamedTuple):
    """What a file takes from elsewhere: the keys that it looks for there, the texts that it finds, and their faults."""

    keys: Collection[str] = ()
    texts: Mapping[str, object] = {}
    faults: Sequence[ContentFault] = ()


class Language:
    """The files of one language.

    Args:
        folder: the content folder.
        code: its tag, which is the name of its folder.
        expected: gives every text that the bank expects; of plural forms the first.
        others: every language of the content, by its tag.
    """

    def __init__(
        self,
        folder: "Traversable",
        code: str,
        expected: Callable[[], Mapping[str, ExpectedText]],
        others: Mapping[str, "Language"],
    ) -> None:
        self._folder = folder
        self._expected = expected
        self._others = others
        self.code = code
        self.examine = cache(self._examine)
        """One of `FILES` as a `LanguageFile`."""
        self._opened = cache(self._open)

    def read(self, file: str) -> Mapping[str, str]:
        """The texts of one of `FILES`, by full key.

        Raises:
            InvalidContent: with every fault of the file.
        """
        examined = self.examine(file)
        if examined.faults:
            raise InvalidContent(str(self._folder), examined.faults)
        return examined.texts

    def expected(self, file: str) -> dict[str, ExpectedText]:
        """Every text of one of `FILES`, by its key."""
        return {key: text for key, text in self.every_text(file).items() if file_of(key) == file}

    def every_text(self, file: str) -> Mapping[str, ExpectedText]:
        """The texts of one of `FILES` and of those that are its neighbours, with as many forms as this language has."""
        return self._program_texts if file == PROGRAM else self._content_texts

    @cached_property
    def _program_texts(self) -> Mapping[str, ExpectedText]:
        return in_forms(expected_program_texts(), self.forms)

    @cached_property
    def _content_texts(self) -> Mapping[str, ExpectedText]:
        return in_forms(self._expected(), self.forms)

    @cached_property
    def forms(self) -> int:
        """How many plural forms it has, by its own rule or that of its source."""
        rule = self._names.document.get(PLURAL_FORMS)
        return self.source.forms if rule is None and self.source is not None else forms_of(rule)

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        return self._folder.joinpath(self._path(file)).is_file()

    @cached_property
    def settings(self) -> LanguageSettings | None:
        """What its names say of it; None where that cannot be read, which is a fault of theirs."""
        if self._names.faults and not self._names.document:
            return None
        return settings_in(self._names.document.get(SETTINGS, {}))

    @property
    def translated_from(self) -> str:
        """The language that it says it was translated from; empty where it does not say."""
        return "" if self.settings is None else self.settings.translated_from

    @cached_property
    def source(self) -> "Language | None":
        """The language that it falls back on; None where it does not, or would in a circle."""
        settings = self.settings
        if settings is None or not settings.falls_back or self.code in _circle(self.code, self._others):
            return None
        return self._others.get(settings.translated_from)

    def replaces(self, text: ExpectedText) -> bool:
        """Whether a text of its own comes in the place of one that may be missing."""
        return bool(text.instead) and text.instead in self._opened(file_of(str(text.instead)))[1]

    @cached_property
    def _spoken(self) -> str | None:
        """The language nearest to it that the program itself speaks."""
        return match(self.code, shipped_languages())

    @cached_property
    def _names(self) -> TomlFile:
        return read_file(self._folder, self._path(NAMES))

    def _path(self, file: str) -> str:
        return f"{self.code}/{file}.toml"

    def _examine(self, file: str) -> LanguageFile:
        if file == PROGRAM and self._spoken == self.code:
            return self._shipped()
        toml, own = self._opened(file)
        if toml.faults and not own:
            return LanguageFile(toml, own, own, list(toml.faults))
        taken = _taken(self._lacking(file, own), self._elsewhere(file))
        texts = {**taken.texts, **own}
        said = toml.document.get(SETTINGS, {}) if file == NAMES else {}
        others = [code for code in self._others if code != self.code]
        found = chain(setting_faults(self.code, said, others, self.source), self._text_faults(file, texts, taken))
        faults = (fault for fault in found if not toml.may_hold(fault.path))
        if file == NAMES and self.settings is not None and self.settings.direction is not None:
            texts[DIRECTION] = self.settings.direction
        return LanguageFile(toml, own, texts, in_order([*toml.faults, *toml.located(faults), *taken.faults]))

    def _lacking(self, file: str, own: Mapping[str, object]) -> set[str]:
        """The texts that are not its own, but for those in whose place another of its own texts comes."""
        return {key for key, text in self.expected(file).items() if key not in own and not self.replaces(text)}

    def _shipped(self) -> LanguageFile:
        """What the program says in a language that it speaks; a file of it in the content is one too many."""
        surplus = Fault("", "program_speaks_it", {"language": self.code})
        path = self._path(PROGRAM)
        faults = [ContentFault(path, None, surplus)] if self.has(PROGRAM) else []
        return _of_program(self.code)._replace(toml=TomlFile(path), faults=faults)

    def _elsewhere(self, file: str) -> LanguageFile | None:
        """Where the texts come from that a file lacks; None where they come from nowhere.

        What the program says comes from the nearest language that it speaks, else from the source, else from English.
        """
        if file == PROGRAM and self._spoken is not None:
            return _of_program(self._spoken)
        if self.source is None:
            return None
        examined = self.source.examine(file)
        return _of_program(FALLBACK) if file == PROGRAM and examined.faults else examined

    def _open(self, file: str) -> tuple[TomlFile, dict[str, Any]]:
        """A file and the texts in it; nothing is in it where there need be none."""
        may_lack = self.source is not None or (file == PROGRAM and self._spoken is not None)
        path = self._path(file)
        toml = self._names if file == NAMES else TomlFile(path)
        if file != NAMES and (self.has(file) or not may_lack):
            toml = read_file(self._folder, path)
        own = flattened({key: value for key, value in toml.document.items() if (file, key) != (NAMES, SETTINGS)})
        return toml, {key: text for key, text in own.items() if key not in toml.left_out}

    def _text_faults(self, file: str, texts: Mapping[str, object], taken: Taken) -> Iterator[Fault]:
        """The faults of its own texts; a text that is missing is one where it comes from nowhere else."""
        for fault in text_faults(file, self.every_text(file), texts):
            is_known = fault.key != "missing_text" or self.settings is not None
            if is_known and (fault.path not in taken.keys or fault.key == "same_signs"):
                yield fault


def read_languages(folder: "Traversable", expected: Callable[[], Mapping[str, ExpectedText]]) -> dict[str, Language]:
    """The languages of a content folder, by their tags.

    Args:
        folder: the content folder.
        expected: gives every text that the bank expects; of plural forms the first.
    """
    languages: dict[str, Language] = {}
    languages |= {code: Language(folder, code, expected, languages) for code in language_codes(folder)}
    return languages


def _taken(lacking: Collection[str], elsewhere: LanguageFile | None) -> Taken:
    """What a file that lacks these keys takes from elsewhere."""
    if elsewhere is None or not lacking:
        return Taken()
    texts = {key: elsewhere.texts[key] for key in lacking if key in elsewhere.texts}
    unread = elsewhere.toml.faults
    return Taken(lacking, texts, [each for each in elsewhere.faults if each in unread or each.fault.path in lacking])


def _of_program(language: str) -> LanguageFile:
    """What the program says in a language that it speaks."""
    return LanguageFile(TomlFile(""), {}, dict(shipped_texts(PROGRAM, language)), [])


def _circle(code: str, languages: Mapping[str, Language]) -> list[str]:
    """The languages that fall back on one another and so on nothing, from this one on; empty where there is an end."""
    passed: list[str] = []
    while code in languages:
        if code in passed:
            return passed
        passed.append(code)
        settings = languages[code].settings
        if settings is None or not settings.falls_back:
            break
        code = settings.translated_from
    return []
