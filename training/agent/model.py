"""The shape of the pocket language model, and its export. Qwen3's classes: every server knows their tool calls."""

from __future__ import annotations

from pathlib import Path

from transformers import GenerationConfig, PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

from training.agent.tokenizer import LONGEST

WIDTH, LAYERS, HEADS, INNER = 192, 6, 6, 512


def new_model(tokenizer: PreTrainedTokenizerFast) -> Qwen3ForCausalLM:
    """2.8 million parameters: grouped queries, tied embeddings (Qwen3 report, 2025)."""
    config = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=INNER,
        num_hidden_layers=LAYERS,
        num_attention_heads=HEADS,
        num_key_value_heads=HEADS // 2,
        head_dim=WIDTH // HEADS,
        max_position_embeddings=LONGEST,
        tie_word_embeddings=True,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=None,
    )
    return Qwen3ForCausalLM(config)


def export(model: Qwen3ForCausalLM, tokenizer: PreTrainedTokenizerFast, folder: Path) -> None:
    """Float16 safetensors with everything that `AutoModelForCausalLM` and `AutoTokenizer` read. The weights come
    last and are renamed into place, so that whoever copies the folder meanwhile copies whole weights."""
    aside = folder.with_name(f".{folder.name}")
    model.generation_config = GenerationConfig(
        eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id, do_sample=False
    )
    model.half().save_pretrained(aside)
    tokenizer.save_pretrained(aside)
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(aside.iterdir(), key=lambda file: file.suffix == ".safetensors"):
        file.replace(folder / file.name)
    aside.rmdir()
