"""An error of the operating system in, its name and a phrase in the user's language out."""

import errno

from vbm_quiz.texts.texts import Texts

NAMES = {
    errno.ENOENT: "not_found",
    errno.EISDIR: "is_directory",
    errno.ENOTDIR: "not_directory",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.ELOOP: "dead_link",
    errno.EBADF: "closed",
}
"""The errors that have texts of their own, by `errno`."""


def os_error_name(error: OSError) -> str | None:
    """The name of a common error; None for any other."""
    return NAMES.get(error.errno or 0)


def os_error_text(texts: Texts, error: OSError) -> str:
    """The phrase for a common error, as `interface.reason.<name>` has it; the system's own for any other."""
    name = os_error_name(error)
    return texts(f"interface.reason.{name}") if name else error.strerror or str(error)
