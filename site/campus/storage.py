"""Static files under names with a hash, the parts of a script that is made of several too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>import (?P<names>(?:\{[^}]*\} from )?)"(?P<url>\./[\w-]+\.js)";)"""


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Our own modules name each other by hashed names, so that a browser never mixes two releases.

    Only ours: the bundles of others hold words that merely look like an import.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("quizzes/js/*.js", ((IMPORT, 'import %(names)s"%(url)s";'),)),
    )
