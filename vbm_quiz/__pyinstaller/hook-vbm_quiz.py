"""The package in, what PyInstaller does not see by itself out: its files, and the modules that are imported by name."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

from vbm_quiz.loading.content import content_folder

hiddenimports = ["vbm_quiz.api", *collect_submodules("vbm_quiz.report.formats")]
datas = [*collect_data_files("vbm_quiz"), (str(content_folder()), "vbm_quiz/content")]
