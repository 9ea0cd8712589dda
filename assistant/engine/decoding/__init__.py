"""Decoding on a GPU: one token of one conversation as a single launch, at the speed of the memory bus.

`plan` reads what a step needs from a model of transformers, `step` is that step, over operations that are either plain
torch (`plain`) or a few Triton kernels (`fused`, `kernels`); `stage` holds the fixed memory on which a CUDA graph of
the step is replayed. Prompts are read by transformers as ever, and a model that `plan` does not know decodes there too.
"""
