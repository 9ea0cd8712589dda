"""Decides what a turn means and runs it: references, router, arguments, plugins, the conversation store.

Belongs here: everything between a request and its events. Does not belong here: models, pictures' bytes, drawing.
"""
