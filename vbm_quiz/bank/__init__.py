"""The question bank: what `content/quiz.toml` may say, each kind of thing one class."""
