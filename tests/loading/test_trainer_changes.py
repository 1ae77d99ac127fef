"""What a trainer changes, in a copy of the content: exactly these texts are missing then, and the rules go along."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, changed, written
from vbm_quiz.bank.conditions import FactsCondition
from vbm_quiz.errors import InvalidContent
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.texts.texts import file_of

Added = Mapping[str, str]
"""The texts that are added, by key."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def replace(folder: Path, file: str, *changes: tuple[str, str]) -> None:
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    (folder / file).write_text(text, "utf-8")


def missing(folder: Path) -> set[str]:
    """The texts that are missing in English, which are those of Dutch; nothing else is wrong."""
    assert missing_in("en", folder) == missing_in("nl", folder)
    return missing_in("en", folder)


def missing_in(language: str, folder: Path) -> set[str]:
    """The texts that are missing in a language; nothing else is wrong with it."""
    with pytest.raises(InvalidContent) as refusal:
        open_content(folder).check(language)
    assert {"missing_text"} == {each.fault.key for each in refusal.value.faults}
    return {each.fault.path for each in refusal.value.faults}


def write(folder: Path, texts: Added) -> Content:
    """The content with these texts added in every language, in the table that there is for them, or one at the end."""
    for language in LANGUAGES:
        for key, text in texts.items():
            file = folder / language / f"{file_of(key)}.toml"
            written_so_far = file.read_text("utf-8")
            heading, _, name = key.partition(".")
            if f"[{heading}]\n" not in written_so_far:
                heading, _, name = key.rpartition(".")
            line = f"{name} = {json.dumps(text)}\n"
            if f"[{heading}]\n" in written_so_far:
                file.write_text(written_so_far.replace(f"[{heading}]\n", f"[{heading}]\n{line}"), "utf-8")
            else:
                file.write_text(f"{written_so_far}\n[{heading}]\n{line}", "utf-8")
    content = open_content(folder)
    content.check(*LANGUAGES)
    return content


def told(folder: Path, *arguments: str | Path) -> str:
    done = run(*arguments, "--content", folder, "--lang", "en")
    assert (0, "") == (done.returncode, done.stderr)
    return " ".join(done.stdout.split())


def page_with(folder: Path, **answers: object) -> str:
    """The report on a manager's answers with some of them changed."""
    document = changed(CASES["r22"], **{"letting_go__hours_client": 40, "letting_go__hours_executing": 10, **answers})
    return told(folder, "--answers", written(folder.parent, document), "--full", "--plain")


REVIEW = {
    "questions.plan.review.short": "Looking back",
    "questions.plan.review.text": "Who looks back on the work?",
    "questions.plan.review.help": "At the end of a month.",
}


def test_an_activity_more_needs_its_question_help_and_short_name(folder: Path) -> None:
    last = '{ id = "schedule", article = "Plannen 4", core = true },'
    replace(folder, "quiz.toml", (last, f'{last}\n  {{ id = "review", core = true }},'))
    assert set(REVIEW) == missing(folder)
    content = write(folder, REVIEW)
    bank, texts = content.bank, content.languages["en"]
    assert "plan.review" in bank.next_steps.step("take_on_plan").reads(bank)
    assert "plan.review" in bank.condition("cycle").reads(bank)
    assert "all 17 questions" in texts("second_looks.all_alike.text")
    for level in ("help", "own_part", "responsible"):
        for part in ("week", "agree", "holds"):
            assert texts(f"plan_steps.levels.{level}.{part}", activity="Looking back") == texts(
                f"plan_steps.plan.review.{level}.{part}", activity="Looking back"
            )


def test_the_step_for_an_activity_more_names_it(folder: Path) -> None:
    """Of equal plans comes the one whose questions stand first, so the plan begins with the new activity."""
    first = '{ id = "actions", article = "Plannen 1", core = true },'
    replace(folder, "quiz.toml", (first, f'{{ id = "review", core = true }},\n  {first}'))
    write(folder, REVIEW)
    plan = {f"plan__{each}": "not_done" for each in ("review", "actions", "structure", "resources", "schedule")}
    page = page_with(folder, **plan, start__goal="virtual_business_manager")
    assert "Take a step in Planning. First: Looking back: from ‘not done’ to ‘I help’." in page
    assert "Find out who is in charge of ‘Looking back’ at your main client." in page


TAUGHT = {
    "questions.specialism.taught.short": "Teaching your field",
    "questions.specialism.taught.text": "Did you teach your field?",
    "questions.specialism.taught.help": "Once is enough.",
}


def test_a_fact_more_is_carried_into_the_rules_that_speak_of_all_facts(folder: Path) -> None:
    last = '{ kind = "fact", id = "specialism.repeatable" },'
    replace(folder, "quiz.toml", (last, f'{last}\n  {{ kind = "fact", id = "specialism.taught" }},'))
    assert set(TAUGHT) == missing(folder)
    content = write(folder, TAUGHT)
    bank, texts = content.bank, content.languages["en"]
    condition = bank.condition("specialism")
    assert isinstance(condition, FactsCondition)
    assert 6 == len(condition.facts(bank))
    assert "at least 3 of the 6 questions" in told(folder, "explain", "specialism")
    assert "at least 6 have the answer" in told(folder, "explain", "keep_breadth")
    assert "specialism.taught" in bank.next_steps.step("build_specialism").reads(bank)
    assert "‘Teaching your field’" in texts("plan_steps.specialism.taught.yes.week", fact="Teaching your field")


def test_a_task_less_needs_no_text_and_is_counted_no_more(folder: Path) -> None:
    quiz = (folder / "quiz.toml").read_text("utf-8")
    task = quiz[quiz.index('[[tasks]]\nid = "coordinate"') : quiz.index('[[tasks]]\nid = "control"')]
    replace(
        folder,
        "quiz.toml",
        (task, ""),
        ('one_of = ["organise", "delegate", "coordinate"]', 'one_of = ["organise", "delegate"]'),
        ('  { id = "take_on_coordinate", task = "coordinate" },\n', ""),
    )
    open_content(folder).check(*LANGUAGES)
    assert "At least 4 of the 5 tasks are yours" in told(folder, "explain", "cycle")
    assert "all 15 questions" in told(folder, "explain", "all_alike")


DIRECTOR = {
    "titles.director.name": "Virtual Director",
    "titles.director.description": "Clients come to a {title.director} for everything.",
    "conditions.a_team.name": "A team",
    "conditions.a_team.rule": "At least {at_least} people get work from you.",
    "conditions.a_team.why": "This is ours.",
    "conditions.a_team.some": "{number}",
    "conditions.a_team.none": "nobody",
}


def test_a_fourth_title_needs_its_name_and_description_and_its_choices_take_the_name(folder: Path) -> None:
    condition = 'kind = "number"\nid = "a_team"\nquestion = "letting_go.people"\nat_least = 3\n'
    replace(
        folder,
        "quiz.toml",
        (
            'notes = ["self_employment"]\n',
            'notes = ["self_employment"]\n\n[[titles]]\nid = "director"\nrequires = ["cycle", "a_team"]\n',
        ),
        ('[[conditions]]\nkind = "facts"', f'[[conditions]]\n{condition}\n[[conditions]]\nkind = "facts"'),
        ('    "online_business_manager",\n', '    "online_business_manager",\n    "director",\n'),
        (
            '    "virtual_business_manager",\n    "unsure",\n',
            '    "virtual_business_manager",\n    "director",\n    "unsure",\n',
        ),
    )
    assert set(DIRECTOR) == missing(folder)
    texts = write(folder, DIRECTOR).languages["en"]
    assert "There are 4 titles" in texts("welcome.words")
    for question in ("start.current_title", "start.goal"):
        assert "Virtual Director" == texts(f"questions.{question}.choices.director")
    answers = changed(CASES["r22"], letting_go__people=3, letting_go__hours_client=40, letting_go__hours_executing=10)
    page = told(folder, "--answers", written(folder.parent, answers))
    assert "Virtual Director fits the work you do" in page


def test_a_title_stands_in_a_sentence_in_a_form_of_its_own(folder: Path) -> None:
    """As in languages whose words change with their place; where it stands alone it keeps its name."""
    name = 'name = "Virtual Business Manager"'
    replace(folder, "en/names.toml", (name, f'{name}\nin_sentence = "Virtual Business Managers"'))
    answers = changed(CASES["r22"], letting_go__people=3, letting_go__hours_client=40, letting_go__hours_executing=10)
    page = told(folder, "--answers", written(folder.parent, answers))
    assert "Virtual Business Managers fits the work you do" in page
    assert "virtual_business_manager (title)" in told(folder, "explain", "virtual_business_manager")
    assert "Virtual Business Managers" not in told(folder, "explain", "virtual_business_manager")


def test_a_number_takes_the_plural_form_of_the_language(folder: Path) -> None:
    """One person, two, or more: a language with a form for each."""
    rule = ("nplurals=2; plural=(n != 1);", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);")
    replace(folder, "en/names.toml", rule)
    assert {f"units.{unit}.forms.2" for unit in ("hours", "people", "euro", "hours_week")} == missing_in("en", folder)
    replace(
        folder,
        "en/names.toml",
        ('["{number} person", "{number} people"]', '["{number} person", "a pair: {number}", "{number} people"]'),
        ('["{number} hour", "{number} hours"]', '["{number} hour", "{number} hours", "{number} hours"]'),
        ('["€ {number} per hour", "€ {number} per hour"]', '["€{number}", "€{number}", "€{number}"]'),
        ('["{number} hour per week", "{number} hours per week"]', '["{number} h", "{number} h", "{number} h"]'),
    )
    pages = {people: page_with(folder, letting_go__people=people) for people in (1, 2, 3)}
    said = {1: "Giving work to others: yes, 1 person.", 2: "a pair: 2.", 3: "3 people."}
    assert {people for people, part in said.items() if part not in pages[people]} == set()


def test_a_limit_that_is_changed_is_told_everywhere_in_its_new_size(folder: Path) -> None:
    replace(
        folder,
        "quiz.toml",
        ('below = "1/2"\nstep', 'below = "2/5"\nstep'),
        ('under_way_below = "3/4"', 'under_way_below = "4/5"'),
        ("at_least = 4\nall_of", "at_least = 5\nall_of"),
        ('test = "examples", is = "no", at_least = 3', 'test = "examples", is = "no", at_least = 2'),
    )
    texts = open_content(folder).languages["en"]
    assert "Less than 40% hands-on work" == texts("conditions.execution_share.name")
    assert "less than 40% of your hours" in texts("plan_steps.letting_go.hours_executing.holds")
    look = texts("second_looks.executing_and_managing.text")
    assert "More than 80% of your hours" in look
    assert "5 or more of a manager’s tasks" in look
    assert "For 2 or more tasks" in texts("second_looks.examples_missing.text")
