"""The language of the drawn world: names, templates, questions with their answers, conversations, the tokenizer.

Does not belong here: pixels (`training.scenes`) and tensors (`training.vision`).
"""
