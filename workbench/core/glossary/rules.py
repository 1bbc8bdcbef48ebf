"""The rules of the glossary check: what each looks for and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the check."""

    name: str
    severity: Severity
    title: str
    """One line, for lists."""
    explanation: str
    """What it looks for, when it keeps quiet, and what to do."""


RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule(
            "missing-term",
            Severity.ERROR,
            "A term of the source is not rendered by an approved English form.",
            "The source passage has a term of the glossary, in whatever case or number, and the "
            "passage that renders it has none of its approved or accepted English forms. The place "
            "given is the rendering passage, or the words in it that come nearest. A term that the "
            "translation takes up with a pronoun or «the organisation» is let pass if it stands "
            "elsewhere in the same paragraph. Use the form given, or add the rendering to the "
            "glossary's `accepted` column.",
        ),
        Rule(
            "forbidden-term",
            Severity.ERROR,
            "The text has a form that the glossary forbids.",
            "The form is wrong for its concept: a misspelt name, a dated name of a country, a "
            "spelling that the organisation does not use. House style's forms (`en.csv`) are looked "
            "for in every text, those of a name all through a text whose source has it, other forms "
            "only where the source has the term. `--fix` puts the preferred form where there is "
            "only one and the place is neither a quotation nor a title.",
        ),
        Rule(
            "inconsistent-term",
            Severity.WARNING,
            "One term is rendered in two approved ways on the same page.",
            "Both forms are right, but a reader takes two names for two things. The first one used "
            "is expected in the rest of the page. Abbreviations do not count as another form.",
        ),
        Rule(
            "untranslated-term",
            Severity.ERROR,
            "A term stands in the English text in its own script.",
            "A Russian or Tajik term was left as it is. Forms in quotation marks, in brackets after "
            "their rendering and in language templates are meant to stand there and are let pass.",
        ),
        Rule(
            "case",
            Severity.WARNING,
            "An approved form is written with the wrong capitals.",
            "The letters are right, the capitals are not: «state duma» for «State Duma». Forms that "
            "the glossary writes in lower case may begin with a capital anywhere.",
        ),
        Rule(
            "first-mention",
            Severity.INFO,
            "An abbreviation is used before the full form was given.",
            "For terms flagged `first`: the source spells the name out at its first mention, and "
            "the English has only the abbreviation up to there. Write the full form with the "
            "abbreviation in brackets once, the abbreviation after that.",
        ),
    )
}
