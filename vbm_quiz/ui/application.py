"""An application of prompt_toolkit in, its answer out, unless a signal ends the process first."""

from prompt_toolkit.application import Application

from vbm_quiz.model.answers import Value
from vbm_quiz.ui.frontend import Back
from vbm_quiz.ui.signals import exit_delayed


def run_until_answered(app: Application[Value | Back]) -> Value | Back:
    """The answer, unless a signal ends the process first."""

    def end() -> None:
        if app.is_running and not app.is_done:
            app.exit()

    def end_soon() -> None:
        if app.loop is not None:
            app.loop.call_soon_threadsafe(end)

    with exit_delayed(end_soon) as received:
        return app.run(pre_run=lambda: end() if received else None)
