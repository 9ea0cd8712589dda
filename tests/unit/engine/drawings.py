"""Every pipeline class of the catalogue at toy width with random weights, written as the engine reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from diffusers import (
    AutoencoderDC,
    AutoencoderKL,
    AutoencoderKLFlux2,
    DDIMScheduler,
    EulerAncestralDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    Flux2KleinPipeline,
    Flux2Transformer2DModel,
    SanaSprintPipeline,
    SanaTransformer2DModel,
    SCMScheduler,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
    ZImagePipeline,
    ZImageTransformer2DModel,
)
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    Gemma2Config,
    Gemma2Model,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from tests.unit.engine.toys import tokenizer

WIDTH = 16
WORDS = {"vocab_size": 300, "hidden_size": WIDTH, "intermediate_size": 32, "num_attention_heads": 2}
LANGUAGE = {**WORDS, "num_key_value_heads": 1, "head_dim": 8}


def words() -> PreTrainedTokenizerFast:
    made = tokenizer()
    made.model_max_length = 24
    made.chat_template = "{% for m in messages %}{{ m['content'] }}{% endfor %}"
    return made


def _clip(projected: bool = False) -> Any:
    config = CLIPTextConfig(
        **WORDS,
        num_hidden_layers=2,
        max_position_embeddings=24,
        projection_dim=WIDTH,
        eos_token_id=1,
        bos_token_id=0,
        pad_token_id=0,
    )
    return (CLIPTextModelWithProjection if projected else CLIPTextModel)(config)


def _autoencoder(levels: int = 2) -> AutoencoderKL:
    return AutoencoderKL(
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=(8,) * levels,
        norm_num_groups=4,
        sample_size=32,
        shift_factor=0.0,
    )


def _unet(cross: int, **more: Any) -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=16,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        block_out_channels=(8, 16),
        layers_per_block=1,
        cross_attention_dim=cross,
        attention_head_dim=2,
        norm_num_groups=4,
        **more,
    )


def stable_diffusion() -> StableDiffusionPipeline:
    return StableDiffusionPipeline(
        _autoencoder(),
        _clip(),
        words(),
        _unet(WIDTH),
        DDIMScheduler(clip_sample=False),
        None,
        None,
        requires_safety_checker=False,
    )


def stable_diffusion_xl() -> StableDiffusionXLPipeline:
    more = {"addition_embed_type": "text_time", "addition_time_embed_dim": 8}
    unet = _unet(2 * WIDTH, projection_class_embeddings_input_dim=6 * 8 + WIDTH, **more)
    return StableDiffusionXLPipeline(
        _autoencoder(),
        _clip(),
        _clip(projected=True),
        words(),
        words(),
        unet,
        EulerAncestralDiscreteScheduler(timestep_spacing="trailing"),
        add_watermarker=False,
    )


def _qwen(layers: int) -> Qwen3ForCausalLM:
    return Qwen3ForCausalLM(Qwen3Config(**LANGUAGE, num_hidden_layers=layers))


def flux2_klein() -> Flux2KleinPipeline:
    transformer = Flux2Transformer2DModel(
        in_channels=16,
        num_layers=1,
        num_single_layers=1,
        attention_head_dim=16,
        num_attention_heads=2,
        joint_attention_dim=3 * WIDTH,
        timestep_guidance_channels=32,
        axes_dims_rope=(4, 4, 4, 4),
        guidance_embeds=False,
    )
    vae = AutoencoderKLFlux2(
        down_block_types=("DownEncoderBlock2D",),
        up_block_types=("UpDecoderBlock2D",),
        block_out_channels=(8,),
        latent_channels=4,
        norm_num_groups=4,
    )
    return Flux2KleinPipeline(
        FlowMatchEulerDiscreteScheduler(), vae, _qwen(28), words(), transformer, is_distilled=True
    )


def z_image() -> ZImagePipeline:
    transformer = ZImageTransformer2DModel(
        in_channels=4,
        dim=32,
        n_layers=1,
        n_refiner_layers=1,
        n_heads=2,
        n_kv_heads=2,
        cap_feat_dim=WIDTH,
        axes_dims=[8, 4, 4],
        axes_lens=[256, 32, 32],
    )
    return ZImagePipeline(FlowMatchEulerDiscreteScheduler(), _autoencoder(), _qwen(2), words(), transformer)


def sana_sprint() -> SanaSprintPipeline:
    text = Gemma2Model(Gemma2Config(**LANGUAGE, num_hidden_layers=1))
    transformer = SanaTransformer2DModel(
        in_channels=4,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=8,
        num_layers=1,
        num_cross_attention_heads=2,
        cross_attention_head_dim=8,
        cross_attention_dim=16,
        caption_channels=WIDTH,
        sample_size=32,
        guidance_embeds=True,
        qk_norm="rms_norm_across_heads",
    )
    vae = AutoencoderDC(
        latent_channels=4,
        attention_head_dim=2,
        encoder_block_types=("ResBlock", "EfficientViTBlock"),
        decoder_block_types=("ResBlock", "EfficientViTBlock"),
        encoder_block_out_channels=(8, 8),
        decoder_block_out_channels=(8, 8),
        encoder_qkv_multiscales=((), (5,)),
        decoder_qkv_multiscales=((), (5,)),
        encoder_layers_per_block=(1, 1),
        decoder_layers_per_block=(1, 1),
        downsample_block_type="conv",
        upsample_block_type="interpolate",
        decoder_norm_types="rms_norm",
        decoder_act_fns="silu",
    )
    return SanaSprintPipeline(words(), text, vae, transformer, SCMScheduler())


ALL: dict[str, Callable[[], Any]] = {
    "StableDiffusionPipeline": stable_diffusion,
    "StableDiffusionXLPipeline": stable_diffusion_xl,
    "SanaSprintPipeline": sana_sprint,
    "Flux2KleinPipeline": flux2_klein,
    "ZImagePipeline": z_image,
}


def written(name: str, directory: Path) -> Path:
    """A pipeline of that class in its folder."""
    torch.manual_seed(0)
    ALL[name]().save_pretrained(directory, safe_serialization=True)
    return directory
