"""The authoring edge: Wagtail's editor as the workplace of trainers. courses/wagtail_hooks.py loads it."""
