"""The address that is printed. It stays on paper for years, so it must have been set on purpose."""

from django.conf import settings


def is_set() -> bool:
    """Whether the operator named PUBLIC_URL; the default of a first start does not count."""
    return bool(settings.IS_PUBLIC_URL_SET)


def verification() -> str:
    """The printed address, short and the same in every language; the code follows after a slash."""
    return f"{settings.PUBLIC_URL}/v"
