"""Plants one kind of error at a time into good translations, for benchmarks/checks.py."""

from __future__ import annotations

import random
import re

from checks_amounts import MONTHS, Pair, Planter, added, date, digit, dropped, spelled, unit


def _wrapped(r: random.Random, source: str, target: str) -> tuple[str, str, str]:
    """Return both texts with a link and italics, and the name linked."""
    name = r.choice(["Dushanbe", "Pamir Mountains", "Vakhsh"])
    return (
        f"{source} ''Смотрите'' [[Ссылка|ссылку]].",
        f"{target} ''See'' [[{name}|the link]].",
        name,
    )


def reference(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose one of one or two references."""
    ref = f"<ref>{{{{cite web|url=https://example.org/{r.randrange(999)}|title=T}}}}</ref>"
    other = '<ref name="a" />' if r.random() < 0.5 else ""
    return source + other + ref, target + other


def link(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose a link."""
    a, b, name = _wrapped(r, source, target)
    return a, b.replace(f"[[{name}|the link]]", "the link")


def italics(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose the italics."""
    a, b, _ = _wrapped(r, source, target)
    return a, b.replace("''See''", "See")


def template(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose a template, a formula or a file."""
    piece = r.choice(
        [
            "{{coord|38|34|N|68|47|E}}",
            "<math>x^2</math>",
            "[[Файл:A.jpg|мини|Вид]]",
            "{{main|Памир}}",
        ]
    )
    return f"{source} {piece}", target


def address(r: random.Random, source: str, target: str) -> Pair | None:
    """Change an address."""
    number = r.randrange(100, 999)
    return (
        f"{source} [https://example.org/{number} сайт]",
        f"{target} [https://example.org/{number + 1} site]",
    )


def cyrillic(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave a word of the source untranslated."""
    words = re.findall(r"[А-Яа-яё]{4,}", source)
    return (source, _replace_word(r, target, r.choice(words))) if words else None


def _replace_word(
    r: random.Random, target: str, new: str, pattern: str = r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])"
) -> str:
    places = list(re.finditer(pattern, target))
    if not places:
        return f"{target} {new}"
    match = r.choice(places)
    return target[: match.start()] + new + target[match.end() :]


def untranslated(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave the whole segment as it is, or empty."""
    return source, r.choice([source, "", "  "])


def doubled(r: random.Random, source: str, target: str) -> Pair | None:
    """Say the sentence, or a run of its words, twice."""
    words = target.split(" ")
    if len(words) < 6:
        return None
    if r.random() < 0.5:
        return source, f"{target} {target}"
    at = r.randrange(len(words) - 4)
    run = words[at : at + 4]
    return (
        (source, " ".join([*words[:at], *run, *words[at:]]))
        if not re.search(r"\d", " ".join(run))
        else None
    )


def bracket(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave a bracket open, or close one too many."""
    words = target.split(" ")
    at = r.randrange(len(words))
    words[at] = r.choice([f"({words[at]}", f"{words[at]})", f"[{words[at]}"])
    return source, " ".join(words)


def markup(r: random.Random, source: str, target: str) -> Pair | None:
    """Break a link, template, reference or tag."""
    broken = [
        "[[Dushanbe",
        "Dushanbe]]",
        "{{langx|ru|",
        "text}}",
        "<ref>note",
        "<small>x",
        "<!--note",
        "x</sup>",
    ]
    return source, f"{target} {r.choice(broken)}"


def repeated(r: random.Random, source: str, target: str) -> Pair | None:
    """Type a word twice."""
    words = [m for m in re.finditer(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", target) if m[0] not in {"had", "that", "so", "no", "very", "there", "now", "is", "long", "again", "really", "never"}]  # fmt: skip
    if not words:
        return None
    match = r.choice(words)
    return source, f"{target[: match.end()]} {match[0]}{target[match.end() :]}"


def spacing(r: random.Random, source: str, target: str) -> Pair | None:
    """Put a space before a mark, two between words, or none behind a comma."""
    commas = [m.start() for m in re.finditer(r"(?<=[a-z]),(?= [a-z])", target)]
    gaps = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", target)]
    if not commas or not gaps:
        return None
    at, gap = r.choice(commas), r.choice(gaps)
    return source, r.choice(
        [
            target[:at] + " " + target[at:],
            target[: at + 1] + target[at + 2 :],
            target[:gap] + " " + target[gap:],
        ]
    )


def dash(r: random.Random, source: str, target: str) -> Pair | None:
    """Write a range of years with a hyphen or an em dash, or space an em dash."""
    a = r.randrange(1701, 1990)
    wrong = r.choice(
        [f"in {a}-{a + 7}", f"in {a}—{a + 7}", f"in {a} — {a + 7}", f"that year — in {a}–{a + 7}"]
    )
    return f"{source} Это было в {a}—{a + 7} годах.", f"{target} It was {wrong}."


def date_style(r: random.Random, source: str, target: str) -> Pair | None:
    """Write a date as English Wikipedia does not."""
    day, month, year = r.randrange(4, 20), r.choice([0, 3, 5, 8, 10]), r.randrange(1700, 2020)
    name = MONTHS[month][1]
    wrong = r.choice(
        [
            f"{day}th {name} {year}",
            f"{name} {day}th, {year}",
            f"{day:02}.{month + 1:02}.{year}",
            f"{day} {name.lower()} {year}",
            f"{day} {name}, {year}",
        ]
    )
    return (
        f"{source} Это было {day} {MONTHS[month][0]} {year} года.",
        f"{target} It was on {wrong}.",
    )


def number_style(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave a number in Russian style."""
    a, b = r.randrange(10, 99), r.randrange(1, 9)
    wrong = r.choice([f"{a},{b}", f"{a} {b}00 {b}50", f"{a} mln", f"{a} %"])
    return (
        f"{source} Всего {wrong.replace('mln', 'млн')} из них.",
        f"{target} It is {wrong} of them.",
    )


def quotes(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave Russian quotation marks."""
    return source, _replace_word(r, target, r.choice(["«word»", "„word“"]))


def mark(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave a placeholder or broken characters."""
    return source, _replace_word(
        r, target, r.choice(["\ue000", "\ufffc", "⟦3⟧", "caf\ufffd", "wo\u200brd", "â€œword"])
    )


def comment(r: random.Random, source: str, target: str) -> Pair | None:
    """Let an engine talk."""
    said = r.choice(
        [
            "Here is the translation:",
            "Sure! Here's your translation:",
            "As an AI model, I",
            "Translation:",
        ]
    )
    return source, f"{said} {target}"


def mixed(r: random.Random, source: str, target: str) -> Pair | None:
    """Put a Cyrillic letter into a word."""
    places = [
        m
        for m in re.finditer(r"[aceopxy]", target)
        if re.search(
            r"[A-Za-z]", target[max(0, m.start() - 1) : m.start()] + target[m.end() : m.end() + 1]
        )
    ]
    if not places:
        return None
    match = r.choice(places)
    return source, target[: match.start()] + dict(zip("aceopxy", "асеорху", strict=True))[
        match[0]
    ] + target[match.end() :]


def citation(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave a citation in Russian."""
    wrong = r.choice(
        [
            "{{cite book|автор=A|title=B}}",
            "{{книга|заглавие=B}}",
            "{{sfn|Name|1990|с=12}}",
            "{{cite web|url=https://a.org|заголовок=B}}",
        ]
    )
    return f"{source}<ref>{wrong}</ref>", f"{target}<ref>{wrong}</ref>"


def foreign(r: random.Random, source: str, target: str) -> Pair | None:
    """Leave Russian markup words."""
    wrong = r.choice(
        [
            "[[Файл:A.jpg|thumb]]",
            "[[File:A.jpg|мини|View]]",
            "[[Категория:A]]",
            "{{Флаг|A}}",
            "__БЕЗ_ОГЛАВЛЕНИЯ__",
        ]
    )
    return f"{source} {wrong}", f"{target} {wrong}"


def ill(r: random.Random, source: str, target: str) -> Pair | None:
    """Point {{ill}} at a page that exists."""
    return f"{source} [[Вахш]]", f"{target} {{{{ill|Vakhsh|ru|Вахш}}}}"


def short(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose most of the text."""
    return (source, " ".join(target.split()[:3]) + ".") if len(source) > 110 else None


def sentences(r: random.Random, source: str, target: str) -> Pair | None:
    """Add two sentences."""
    return (
        source,
        f"{target.rstrip('.')}. This is one more. And here is another one. The third came late.",
    )


def names(r: random.Random, source: str, target: str) -> Pair | None:
    """Romanise a name in two ways on a page."""
    ru, one, two = r.choice(
        [
            ("Хрущёв", "Khrushchev", "Hruschev"),
            ("Рахмонов", "Rakhmonov", "Rahmonov"),
            ("Ельцин", "Yeltsin", "Eltsin"),
            ("Жуков", "Zhukov", "Žukov"),
            ("Достоевский", "Dostoevsky", "Dostoevskiy"),
        ]
    )
    return (
        f"{source} Там был {ru}. Потом {ru} уехал.",
        f"{target} There was {one}. Then came {two} again.",
    )


DENIED = [
    ("Мост не восстановили.", "Ин пул барқарор нашуд.", "The bridge was rebuilt."),
    ("Рукопись не сохранилась.", "Дастхат то имрӯз намондааст.", "The manuscript has survived."),
    ("Договор никто не подписал.", "Созишномаро имзо накарданд.", "The treaty was signed."),
    ("Поезда там не останавливаются.", "Дар он ҷо қатора намеистад.", "Trains call there."),
    ("У школы нет своего здания.", "Мактаб бинои худро надорад.", "The school has a building."),
]  # fmt: skip


def negation(r: random.Random, source: str, target: str) -> Pair | None:
    """Lose the “not” of a short sentence."""
    russian, tajik, english = r.choice(DENIED)
    denied = tajik if re.search("[ғӣқӯҳҷ]", source) else russian
    return f"{source.rstrip(' .…')}. {denied}", f"{target.rstrip(' .…')}. {english}"


PLANTED: dict[str, tuple[str, Planter]] = {
    "digit changed": ("number", digit), "number dropped": ("number", dropped),
    "number added": ("number-added", added), "number word changed": ("number-words", spelled),
    "date changed": ("date", date), "unit, scale, currency": ("unit", unit),
    "reference lost": ("reference-lost", reference), "link lost": ("link-lost", link),
    "italics lost": ("italics-lost", italics), "template lost": ("template-lost", template),
    "address changed": ("url-lost", address), "Cyrillic word left": ("cyrillic-left", cyrillic),
    "untranslated": ("untranslated", untranslated), "doubled text": ("doubled-text", doubled),
    "bracket alone": ("brackets", bracket), "markup broken": ("markup", markup),
    "word repeated": ("repeated-word", repeated), "spacing": ("spacing", spacing),
    "dash": ("dash", dash), "date style": ("date-style", date_style),
    "number style": ("number-style", number_style), "quotation marks": ("quotes", quotes),
    "placeholder left": ("leftover-mark", mark), "engine's remark": ("engine-comment", comment),
    "homoglyph": ("mixed-script", mixed), "citation in Russian": ("citation-parameter", citation),
    "Russian markup": ("foreign-markup", foreign), "ill to a page": ("ill-exists", ill),
    "text cut": ("length", short), "sentences added": ("sentence-count", sentences),
    "name in two ways": ("name-two-ways", names), "“not” lost": ("negation", negation),
}  # fmt: skip
