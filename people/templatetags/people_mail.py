"""How the blocks of a mail become paragraphs. Builtins are not needed: only the base templates of mails load this."""

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: parted by an empty line, without spaces around."""
    lines = "\n".join(line.strip() for line in str(text).strip().splitlines())
    return [paragraph for paragraph in re.split(r"\n{2,}", lines) if paragraph]


@register.filter(is_safe=True)
def mail_paragraphs(text: str) -> str:
    """Plain text with exactly one empty line between paragraphs."""
    return "\n\n".join(paragraphs(text))


@register.filter
def mail_html(text: str) -> SafeString:
    """The same as <p>. What is rendered in a block is escaped already."""
    return format_html_join("\n", "<p>{}</p>", ((mark_safe(part),) for part in paragraphs(text)))  # noqa: S308 - as above


@register.filter
def mail_table(rows: str) -> SafeString:
    """Rows of facts as a table; nothing without rows."""
    return mark_safe(f"<table>{rows.strip()}</table>" if rows.strip() else "")  # noqa: S308 - as above
