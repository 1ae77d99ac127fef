"""Answers in, the change around the role out: letting go and rates item by item, the clients, the calculation."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from vbm_quiz.bank import UNKNOWN, ChoiceItem, NumberItem, Quiz, ShareItem, TransitionItem, Verdict
from vbm_quiz.model import Answers, CalculationResult, Client, ClientResult, ItemResult, Progress

CENT = Decimal("0.01")


def transition_items(quiz: Quiz, answers: Answers) -> tuple[ItemResult, ...]:
    """The state of each item that applies, in bank order."""
    done: set[str] = set()
    items: list[ItemResult] = []
    for item in quiz.transition:
        result = _item_result(item, answers, done)
        if result is not None:
            items.append(result)
            if result.state == "done":
                done.add(item.id)
    return tuple(items)


def _item_result(item: TransitionItem, answers: Answers, done: set[str]) -> ItemResult | None:
    match item:
        case ShareItem():
            part, whole = (answers.values.get(question, UNKNOWN) for question in (item.part, item.whole))
            state = _state_of_share(item, answers.share(item.part, item.whole))
            return ItemResult(item.id, item.section, state, f"{part}/{whole}", (item.whole, item.part))
        case NumberItem():
            number = answers.number(item.question)
            answer = UNKNOWN if number is None else str(number)
            return ItemResult(item.id, item.section, _state_of_number(item, number), answer, (item.question,))
        case ChoiceItem():
            choice = answers.choice(item.question) or UNKNOWN
            known = _state_of_choice(item, choice)
            if known is None or item.left_out_when_done in done:
                return None
            return ItemResult(item.id, item.section, known, choice, (item.question,))


def _state_of_share(item: ShareItem, share: Fraction | None) -> Progress:
    if share is None:
        return "unknown"
    if share < item.done_below:
        return "done"
    return "under_way" if share < item.under_way_below else "open"


def _state_of_number(item: NumberItem, number: Decimal | None) -> Progress:
    if number is None:
        return "unknown"
    return "done" if number >= item.done_from else "open"


def _state_of_choice(item: ChoiceItem, choice: str) -> Progress | None:
    if choice in item.done:
        return "done"
    if choice in item.under_way:
        return "under_way"
    if choice in item.open:
        return "open"
    return "unknown" if choice == UNKNOWN else None


# ---------------------------------------------------------------- clients


def client_results(quiz: Quiz, clients: tuple[Client, ...]) -> tuple[ClientResult, ...]:
    """The verdict on each client with the answers that made it."""
    return tuple(_client_result(quiz, client) for client in clients)


def _client_result(quiz: Quiz, client: Client) -> ClientResult:
    for verdict in quiz.clients.verdicts:
        if line := _line_that_holds(verdict, client):
            better = _verdict(quiz, verdict.unless_possible)
            if better and (open_ := _open_fields(better, client)):
                return ClientResult(client.name, quiz.clients.otherwise, _reasons(quiz, client, open_))
            decisive = set(line) if better is None else _fields_short_of(better, client) | set(line)
            return ClientResult(client.name, verdict.id, _reasons(quiz, client, decisive))
    unknown = {field for field, choice in client.answers.items() if choice == UNKNOWN}
    return ClientResult(client.name, quiz.clients.otherwise, _reasons(quiz, client, unknown))


def _verdict(quiz: Quiz, id_: str | None) -> Verdict | None:
    return next((verdict for verdict in quiz.clients.verdicts if verdict.id == id_), None)


def _line_that_holds(verdict: Verdict, client: Client) -> dict[str, tuple[str, ...]] | None:
    return next(
        (line for line in verdict.when if all(client.answers[field] in choices for field, choices in line.items())),
        None,
    )


def _open_fields(verdict: Verdict, client: Client) -> set[str]:
    """The unknown fields of the first line that their answers could still make true."""
    for line in verdict.when:
        if all(client.answers[field] in (*choices, UNKNOWN) for field, choices in line.items()):
            return {field for field in line if client.answers[field] == UNKNOWN}
    return set()


def _fields_short_of(verdict: Verdict, client: Client) -> set[str]:
    """The fields that keep a client from a better verdict; one that is unknown keeps nobody from anything."""
    return {
        field
        for line in verdict.when
        for field, choices in line.items()
        if client.answers[field] not in (*choices, UNKNOWN)
    }


def _reasons(quiz: Quiz, client: Client, fields: set[str]) -> tuple[str, ...]:
    return tuple(f"{field.id}.{client.answers[field.id]}" for field in quiz.clients.fields if field.id in fields)


# ---------------------------------------------------------------- the calculation


def calculation(quiz: Quiz, answers: Answers) -> CalculationResult | None:
    """The hourly rate that keeps the weekly income in fewer hours, to the cent; None where there is nothing to tell."""
    rule = quiz.calculation
    hourly, now, goal = (answers.number(question) for question in (rule.hourly_now, rule.hours_now, rule.hours_goal))
    if hourly is None or now is None or goal is None or goal >= now:
        return None
    income = hourly * now
    return CalculationResult(
        hourly_now=hourly.quantize(CENT),
        hours_now=now,
        hours_goal=goal,
        weekly_income=income.quantize(CENT, ROUND_HALF_UP),
        hourly_needed=(income / goal).quantize(CENT, ROUND_HALF_UP),
    )
