"""The drawn world: what a scene may contain, how it is laid out, drawn, spoiled and kept on disk.

Does not belong here: words about scenes (`training.language`) and models.
"""
