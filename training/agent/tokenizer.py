"""The agent's tokenizer and chat template, in the form of Qwen3's: `<tool_call>` with JSON, `<tool_response>`.

Spaces are tokens of their own, so that a word has the same tokens wherever it stands and can be copied token by token.
The template passes over the system prompt, whose instructions the model has learned, and over all turns but the last;
it names, in one line, the tools that the model was trained with: one that it never saw among them makes it forget half
of what it knows, and it could not call that one anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from tokenizers import AddedToken, Regex, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from training.agent.requests import single, talk
from training.agent.sources import actions
from training.agent.steps import two_steps
from training.bpe import learned

PAD, BEGIN, END = "<|endoftext|>", "<|im_start|>", "<|im_end|>"
SPECIAL = (PAD, BEGIN, END)
MARKS = ("<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>")
"""Kept in decoded text, unlike the special tokens; words of users cannot form them."""
VOCABULARY = 2048
LONGEST = 1024

_CHAT_TEMPLATE = (
    "{%- if tools -%}{{- '<|im_start|>system\\n' -}}"
    "{%- for tool in tools if tool.function.name in KNOWN -%}"
    "{{- tool.function.name -}}{{- '' if loop.last else ' ' -}}{%- endfor -%}"
    "{{- '<|im_end|>\\n' -}}{%- endif -%}"
    "{%- set asked = namespace(last=0) -%}"
    "{%- for message in messages if message.role == 'user' -%}{%- set asked.last = loop.index -%}{%- endfor -%}"
    "{%- set asked.seen = 0 -%}"
    "{%- for message in messages if message.role != 'system' -%}"
    "{%- set asked.seen = asked.seen + (1 if message.role == 'user' else 0) -%}"
    "{%- if asked.seen == asked.last -%}"
    "{%- set words = namespace(all='') -%}"
    "{%- if message.content is string -%}{%- set words.all = message.content -%}"
    "{%- elif message.content -%}{%- for part in message.content if part.type == 'text' -%}"
    "{%- set words.all = words.all ~ ('\\n' if words.all else '') ~ part.text -%}{%- endfor -%}{%- endif -%}"
    "{%- if message.role == 'tool' -%}"
    "{{- '<|im_start|>user\\n<tool_response>\\n' ~ words.all | trim ~ '\\n</tool_response><|im_end|>\\n' -}}"
    "{%- else -%}"
    "{{- '<|im_start|>' ~ message.role ~ '\\n' ~ words.all | trim -}}"
    "{%- for call in message.tool_calls or [] -%}"
    '{{- \'<tool_call>\\n{"name": "\' ~ call.function.name ~ \'", "arguments": \' -}}'
    "{{- call.function.arguments | tojson -}}{{- '}\\n</tool_call>' -}}{%- endfor -%}"
    "{{- '<|im_end|>\\n' -}}"
    "{%- endif -%}"
    "{%- endif -%}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|im_start|>assistant\\n' -}}{%- endif -%}"
)


def chat_template(known: Iterable[str]) -> str:
    """The template of a model that was trained with the actions `known`."""
    return _CHAT_TEMPLATE.replace("KNOWN", repr(list(known)))


def train_tokenizer(seed: int) -> PreTrainedTokenizerFast:
    """`VOCABULARY` tokens from the agent's own conversations; any other text falls back to bytes."""
    tokenizer = learned(
        _corpus(seed),
        VOCABULARY - len(MARKS),
        SPECIAL,
        rare=3,
        apart=[pre_tokenizers.Split(Regex("\\s|[^\\w\\s]"), "isolated")],
        into_bytes=pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    )
    made = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=END,
        additional_special_tokens=[BEGIN],
        model_max_length=LONGEST,
        chat_template=chat_template(actions()),
        clean_up_tokenization_spaces=False,
    )
    made.add_tokens([AddedToken(mark, special=False, normalized=False) for mark in MARKS])
    return made


def _corpus(seed: int, episodes: int = 6000) -> Iterator[str]:
    rng = np.random.default_rng(seed)
    for turn in range(episodes):
        for message in (single, two_steps, talk)[turn % 3](rng).messages:
            yield f"{message['role']}\n{message['content']}"
            for call in message.get("tool_calls", ()):
                yield str(call["function"]).replace("'", '"')
