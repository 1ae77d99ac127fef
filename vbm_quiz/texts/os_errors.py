"""An `OSError` in, its reason as a phrase in the language of the run out."""

import errno

from vbm_quiz.texts.texts import Texts

NAMES = {
    errno.ENOENT: "missing",
    errno.EISDIR: "is_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
}


def os_error_text(texts: Texts, reason: OSError) -> str:
    """The common reasons in this language, any other as the system tells it."""
    name = NAMES.get(reason.errno or 0)
    return texts(f"interface.reason.{name}") if name else reason.strerror or str(reason)
