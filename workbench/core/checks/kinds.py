"""What kinds of template a name stands for, in English, Russian and Tajik."""

from __future__ import annotations

import re

_NOTE = re.compile(r"(?:sfn|sfnp|sfnm|harvnb|r|rp|refn|efn|сфн)$")
_CITES = re.compile(r"(?:cite |cite$|citation$|книга$|статья$|публикация$|vcite|harvc|эмт$|брэ$)")
_LANGUAGE = re.compile(
    r"(?:lang|langx|langi|transl|transliteration|translit|native name|native phrase|ill$|interlanguage link|"
    r"translated|nihongo|ipa|script/|iw$|нп\d?$|не переведено|expand |wikt|infobox language|cite |citation)"
)
_DROPPED = re.compile(
    r"(?:нп\d?$|нп |iw$|не переведено|ref-|lang|langi|s$|nobr|nowrap|nbsp|спб?$|число|формат|дата|сс\d|флаг|"
    r"flag|россия|таджикистан|comment|abbr|small|якорь|anchor|clear|-$|!$|нет аи|аи|источник|уточнить|когда|кто|"
    r"где|сколько|какой|что$|прояснить|недоступная|битая|мнение|проверить|не аи|от источника|спорно|дубл|"
    r"навигация|родственные|внешние ссылки|библиоинформация|примечания|reflist|эзоҳ|commons|"
    r"хорошая|избранная|дл$|convert|transl|ill$|interlanguage|e$|эл$|начало|конец|цитата|col-|кол|"
    r"citation needed|cn$|fact$|by whom|who$|when$|clarify|dead link|webarchive|проверено|wayback|пайванди)"
)


def name_of(template: str) -> str:
    """Return a template name as names compare: lower case, without prefix and underscores."""
    plain = " ".join(template.replace("_", " ").split()).casefold()
    return re.sub(r"^(?:template|шаблон|ш|шаблони?):\s*", "", plain)


def is_note(template: str) -> bool:
    """Tell whether a template is a reference by itself, as {{sfn}} is."""
    return bool(_NOTE.match(name_of(template)))


def is_citation(template: str) -> bool:
    """Tell whether a template cites a work."""
    return bool(_CITES.match(name_of(template)))


def holds_foreign(template: str) -> bool:
    """Tell whether foreign letters belong into a template, as in {{langx}}."""
    return bool(_LANGUAGE.match(name_of(template)))


def is_kept(template: str) -> bool:
    """Tell whether a template of a source has a counterpart in a translation of it."""
    return not (_DROPPED.match(name_of(template)) or is_note(template) or is_citation(template))
