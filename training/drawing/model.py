"""The pocket pipeline as diffusers has it: which parts of which size, and how its folder is written.

Belongs here: shapes and settings. Does not belong here: training. It is a Stable Diffusion pipeline (Rombach et al.,
2022): CLIP's text encoder, a UNet that denoises latents, an autoencoder, a noise schedule.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderTiny, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from transformers import AutoTokenizer, CLIPModel, CLIPTextModel

from training.drawing.autoencoder import LATENTS, SCALE
from training.drawing.scenes import SIDE

LENGTH = 24
"""Tokens of a prompt; longer ones are cut."""
CHANNELS = (32, 64)


def new_denoiser(text_width: int) -> UNet2DConditionModel:
    """1.1 M parameters; the prompt enters by attention at 6 x 6, and pooled beside the time of each step."""
    return UNet2DConditionModel(
        sample_size=SIDE // SCALE,
        in_channels=LATENTS,
        out_channels=LATENTS,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        block_out_channels=CHANNELS,
        layers_per_block=1,
        cross_attention_dim=text_width,
        attention_head_dim=4,
        norm_num_groups=8,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=4,
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


class Reader:
    """The text encoder of the pocket CLIP, which knows the words of the drawn world in both languages; not trained."""

    def __init__(self, clip: Path) -> None:
        self.tokenizer: Any = AutoTokenizer.from_pretrained(clip, model_max_length=LENGTH)
        whole = CLIPModel.from_pretrained(clip, dtype=torch.float32)
        self.model = CLIPTextModel(whole.config.text_config)
        self.model.load_state_dict(_text_part(whole, self.model))
        self.model.eval().requires_grad_(False)
        self.width = int(whole.config.text_config.hidden_size)

    @torch.no_grad()
    def states(self, prompts: list[str]) -> torch.Tensor:
        """(prompts, LENGTH, width), as the pipeline makes them: padded, without a mask."""
        ids = self.tokenizer(
            prompts, padding="max_length", max_length=LENGTH, truncation=True, return_tensors="pt"
        ).input_ids
        states: torch.Tensor = self.model(ids)[0]
        return states

    def fits(self, prompt: str) -> bool:
        return len(self.tokenizer(prompt, truncation=False).input_ids) <= LENGTH


def pipeline(reader: Reader, denoiser: UNet2DConditionModel, autoencoder: AutoencoderTiny) -> StableDiffusionPipeline:
    """The parts as one pipeline. It needs no safety checker: it cannot draw anything but eight shapes."""
    return StableDiffusionPipeline(
        vae=autoencoder,
        text_encoder=reader.model,
        tokenizer=reader.tokenizer,
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


def _text_part(whole: CLIPModel, part: CLIPTextModel) -> dict[str, torch.Tensor]:
    """The text encoder's weights under the names that a CLIPTextModel has."""
    given = {name.removeprefix("text_model."): value for name, value in whole.text_model.state_dict().items()}
    return {name: given[name.removeprefix("text_model.")] for name in part.state_dict()}
