"""The pocket pipeline as diffusers has it: which parts of which size, and how its folder is written.

Belongs here: shapes and settings. Does not belong here: training. It is a Stable Diffusion pipeline (Rombach et al.,
2022): CLIP's text encoder, a UNet that denoises latents, an autoencoder, a noise schedule.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from diffusers import AutoencoderTiny, DDIMScheduler, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel

from training.drawing.autoencoder import LATENTS, SCALE
from training.drawing.scenes import SIDE
from training.drawing.tokenizer import LENGTH

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

CHANNELS, HEADS = (72, 112), (3, 7)
TEXT_WIDTH, TEXT_LAYERS = 128, 4


def new_denoiser() -> UNet2DConditionModel:
    """3.0 M parameters; the prompt enters by attention at 12 x 12 and 6 x 6, and pooled beside the time of each
    step."""
    return UNet2DConditionModel(
        sample_size=SIDE // SCALE,
        in_channels=LATENTS,
        out_channels=LATENTS,
        down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        mid_block_type=None,
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        block_out_channels=CHANNELS,
        layers_per_block=1,
        cross_attention_dim=TEXT_WIDTH,
        attention_head_dim=HEADS,
        norm_num_groups=8,
        resnet_time_scale_shift="scale_shift",
        time_embedding_dim=192,
        addition_embed_type="text",
        addition_embed_type_num_heads=4,
    )


def new_text_encoder(tokenizer: Any) -> CLIPTextModel:
    """0.9 M parameters, trained with the denoiser: which words belong together is what several shapes hang on."""
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=TEXT_WIDTH,
            intermediate_size=4 * TEXT_WIDTH,
            num_hidden_layers=TEXT_LAYERS,
            num_attention_heads=4,
            max_position_embeddings=LENGTH,
            hidden_act="gelu",
            bos_token_id=tokenizer.pad_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def new_schedule() -> DDIMScheduler:
    """A cosine schedule (Nichol and Dhariwal, 2021) that ends in pure noise, with steps counted from that end, and
    velocity as what is predicted: Lin et al., Common diffusion noise schedules and sample steps are flawed, 2024.
    Sampling is deterministic (Song et al., Denoising diffusion implicit models, 2021)."""
    return DDIMScheduler(
        num_train_timesteps=1000,
        beta_schedule="squaredcos_cap_v2",
        prediction_type="v_prediction",
        rescale_betas_zero_snr=True,
        timestep_spacing="trailing",
        clip_sample=False,
        set_alpha_to_one=True,
    )


def tokens_of(tokenizer: Any, prompts: list[str]) -> torch.Tensor:
    """(prompts, LENGTH), as the pipeline makes them: padded, without a mask."""
    ids: torch.Tensor = tokenizer(
        prompts, padding="max_length", max_length=LENGTH, truncation=True, return_tensors="pt"
    ).input_ids
    return ids


def pipeline(
    tokenizer: Any, text: CLIPTextModel, denoiser: UNet2DConditionModel, autoencoder: AutoencoderTiny
) -> StableDiffusionPipeline:
    """The parts as one pipeline. It needs no safety checker: it cannot draw anything but eight shapes."""
    from diffusers import StableDiffusionPipeline

    return StableDiffusionPipeline(
        vae=autoencoder,
        text_encoder=text,
        tokenizer=tokenizer,
        unet=denoiser,
        scheduler=new_schedule(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def save(pipe: StableDiffusionPipeline, out: Path) -> None:
    """Write the folder in half precision, safetensors only. `pipe` is unusable for training afterwards."""
    pipe.to(torch.float16)
    pipe.save_pretrained(out, safe_serialization=True)
