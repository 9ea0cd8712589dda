"""The pocket drawing pipeline: its scenes and prompts, its two networks, how they are trained and measured.

Does not belong here: the drawn world in general (`training.scenes`) and the engine that runs the pipeline.
"""
