"""People's texts, in Russian and English, from Fluent files."""

from vestnik.texts.render import LANGUAGES, Language, choose_language, render

__all__ = ["LANGUAGES", "Language", "choose_language", "render"]
