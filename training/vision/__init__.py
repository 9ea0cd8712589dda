"""The seeing models: dense pre-training of the tower, the vision-language model, the image-text embedding.

Does not belong here: the drawn world (`training.scenes`) and its language (`training.language`).
"""
