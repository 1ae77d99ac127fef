"""Where the interview stands in, the card to show out: the bank's texts put around one question."""

from collections.abc import Callable
from decimal import Decimal

from vbm_quiz.ask.card import Card, Option, Refused
from vbm_quiz.bank import NO, UNKNOWN, YES, ChoiceQuestion, FactQuestion, NumberQuestion, Quiz, Section
from vbm_quiz.interview import ADD, NAME, SKIPPED, Walk, answers, client_card, client_of, counted, path
from vbm_quiz.model import Value
from vbm_quiz.values import Fault, NotFinite, exceeds, number_text, read_value, to_number
from vbm_quiz.words import Words


def card_at(walk: Walk, words: Words, card: str) -> Card:
    """The card of a question, with its earlier answer selected."""
    section = section_of(walk, card)
    first = card == next(path(walk), None)
    shared = {
        "heading": heading(walk, words, card),
        "progress": _progress(walk, words, section, card),
        "answer": walk.draft.get(card),
        "first": first,
    }
    client = client_of(card)
    if client is not None:
        return Card(**shared, **_client_parts(walk, words, *client))
    return Card(**shared, **_question_parts(walk, words, card))


def section_of(walk: Walk, card: str) -> Section:
    """The section that a card stands in."""
    if client_of(card):
        return next(section for section in walk.quiz.sections if section.holds == "clients")
    return next(
        section
        for section in walk.quiz.sections
        if any(question.id == card for question in walk.quiz.questions_of(section))
    )


def heading(walk: Walk, words: Words, card: str) -> tuple[str, ...]:
    """The parts that a card belongs to, from the largest: a title and an explanation each."""
    section = section_of(walk, card)
    own = (words(f"sections.{section.id}.title"), words(f"sections.{section.id}.intro"))
    if section.holds != "tasks":
        return own
    task = card.split(".")[0]
    return (*own, words(f"tasks.{task}.name"), words(f"tasks.{task}.intro"))


def _progress(walk: Walk, words: Words, section: Section, card: str) -> str:
    if section.holds == "tasks":
        tasks = [task.id for task in walk.quiz.tasks]
        task = card.split(".")[0]
        name = words(f"tasks.{task}.name")
        part = words("interface.progress.task", name=name, place=tasks.index(task) + 1, total=len(tasks))
    else:
        part = words("interface.progress.section", name=words(f"sections.{section.id}.title"))
    cards = counted(walk)
    if card not in cards:
        return f"{part} · {words('interface.progress.extra')}"
    place = cards.index(card) + 1
    return f"{part} · {words('interface.progress.question', place=place, total=len(cards))}"


def _question_parts(walk: Walk, words: Words, card: str) -> dict[str, object]:
    quiz, question = walk.quiz, walk.quiz.questions[card]
    if card in quiz.examples:
        task = quiz.examples[card].id
        parts = {"question": words(f"tasks.{task}.example"), "help": words(f"tasks.{task}.example_help")}
    else:
        parts = {"question": words(f"questions.{card}.text"), "help": words(f"questions.{card}.help")}
    if isinstance(question, NumberQuestion):
        return {**parts, "hint": _hint(words, question), "read": _reader(walk, words, question)}
    return {**parts, "options": options(quiz, words, question)}


def options(quiz: Quiz, words: Words, question: ChoiceQuestion | FactQuestion) -> tuple[Option, ...]:
    """The choices of a question in words, unknown last."""
    if question.id in quiz.activities:
        group = "levels"
    elif question.id in quiz.examples:
        group = "example_choices"
    elif isinstance(question, FactQuestion):
        group = "facts"
    else:
        group = f"questions.{question.id}.choices"
    own = tuple(Option(choice, words(f"{group}.{choice}")) for choice in question.choices)
    return (*own, Option(UNKNOWN, words("unknown"))) if question.unknown else own


def _hint(words: Words, question: NumberQuestion) -> str:
    unit = words("interface.hint.number", unit=words(f"units.{question.unit}"))
    return f"{unit} {words('interface.hint.skip' if question.optional else 'interface.hint.unknown')}"


def _reader(walk: Walk, words: Words, question: NumberQuestion) -> Callable[[str], Value | Refused]:
    """What makes a number of a typed line: nothing typed is unknown, or a question passed over."""

    def read(text: str) -> Value | Refused:
        if not text.strip():
            return SKIPPED if question.optional else UNKNOWN
        number = to_number(text.strip().replace(",", "."))
        low = number_text(question.minimum if question.above is None else question.above)
        limits = f"{low} – {number_text(question.maximum)}"
        refused = Refused(words("interface.refused.number", found=text.strip()[:20], allowed=limits))
        if isinstance(number, NotFinite):
            return refused
        value = read_value(walk.quiz, question, number, "")
        if isinstance(value, Fault) or not isinstance(value, Decimal):
            return refused
        if exceeds(question, value, answers(walk).values, ""):
            other = words(f"questions.{question.no_more_than}.short")
            limit = words.number(answers(walk).values[str(question.no_more_than)])
            return Refused(words("interface.refused.more", limit=limit, other=other))
        return value

    return read


# ---------------------------------------------------------------- clients


def _client_parts(walk: Walk, words: Words, place: int, field: str) -> dict[str, object]:
    if field == ADD:
        chosen = (Option(YES, words("interface.yes")), Option(NO, words("interface.no")))
        text = words("clients.add_next" if place else "clients.add_first")
        return {"question": text, "help": words("clients.add_help"), "options": chosen}
    if field == NAME:
        return {"question": words("clients.name"), "help": words("clients.name_help"), "read": _name_reader(walk, words)}
    texts = f"clients.fields.{field}"
    choices = next(each.choices for each in walk.quiz.clients.fields if each.id == field)
    label = tuple(Option(choice, words(f"{texts}.choices.{choice}")) for choice in choices)
    name = str(walk.draft.get(client_card(place, NAME), ""))
    return {
        "question": words(f"{texts}.text", client=name),
        "help": words(f"{texts}.help"),
        "options": (*label, Option(UNKNOWN, words("unknown"))),
    }


def _name_reader(walk: Walk, words: Words) -> Callable[[str], Value | Refused]:
    longest = walk.quiz.clients.name_length

    def read(text: str) -> Value | Refused:
        if not text.strip():
            return Refused(words("interface.refused.empty"))
        if len(text.strip()) > longest:
            return Refused(words("interface.refused.long", limit=longest))
        return text.strip()

    return read
