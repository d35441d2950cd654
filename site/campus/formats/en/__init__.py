"""British English, since the site speaks to Europe."""
