"""The pocket language model: a small decoder that calls the program's actions as tools and ends with a sentence.

`requests` and `steps` make its conversations from the plugins' own examples, `tokenizer` has its chat template, `model`
its shape, `trainer` the loop, `measure` and `card` its figures. It does not talk: where no action fits it is silent.
"""
