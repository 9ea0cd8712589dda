"""How the pocket models are made and measured.

Belongs here: the drawn world, its language, the training loops, the evaluation. Does not belong here: anything the
program needs at run time; it only reads the finished weights in `assistant/pocket/`.
"""
