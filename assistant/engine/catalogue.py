"""The catalogue as typed values, and where each model's files lie on this machine. Loads and downloads nothing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.api import CAPABILITIES, CapabilityName, MissingCapability
from assistant.api.language import Bilingual, listed
from assistant.children import addition_of
from assistant.engine import architectures, layout, locks, model_files, quantised, vetting, weights
from assistant.engine.architectures import Architecture
from assistant.engine.quantised import Format
from assistant.engine.settings import ModelFolders

POCKET = "pocket"
REMOTE = "remote"
"""The profile of servers: what they do not supply is chosen as `auto` does."""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model of the catalogue; the fields are explained at the top of `catalogue.toml`."""

    id: str
    capability: CapabilityName
    family: str
    parameters: int
    bytes: int
    licence: str
    languages: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    file: str = ""
    """The one weight file, for a family that does not read safetensors."""
    url: str = ""
    """Where that file is published."""
    sha256: str = ""
    """Its hash as published."""
    architecture: str = ""
    """Its class in transformers."""
    tools: bool = False
    """It calls tools in its chat template."""
    options: Mapping[str, Any] = field(default_factory=dict)
    matrices: int = 0
    """Parameters that are quantised where a profile says so (see `quantised`)."""
    quantised: Format = ""
    """How a profile loads it."""

    @property
    def shown(self) -> str:
        """The id, with the format if it is quantised: nobody meets such weights without being told."""
        return f"{self.id} ({self.quantised})" if self.quantised else self.id

    def missing_packages(self) -> tuple[str, ...]:
        """Packages that it needs and that are not installed."""
        needs = (*self.needs, quantised.PACKAGE) if self.quantised else self.needs
        return tuple(name for name in needs if find_spec(name) is None)

    def expected_bytes(self, width: int) -> int:
        """About what it takes in memory, known without its files, when a number takes `width` bytes."""
        matrices = self.matrices if self.quantised else 0
        return (self.parameters - matrices) * width + quantised.bytes_of(matrices)


@dataclass(frozen=True, slots=True)
class Profile:
    """One model per capability. `memory` in bytes; `gpu` where it would be unbearable without."""

    name: str
    memory: int
    models: Mapping[CapabilityName, str]
    gpu: bool = False
    quantised: Mapping[str, Format] = field(default_factory=dict)
    """The format by the id of a model, where it is not the device's own."""

    def runs_on(self, device: str) -> bool:
        """Whether it is sensible on a device, whose memory is another question."""
        return (device != "cpu" or not self.gpu) and (not self.quantised or device in quantised.DEVICES)


@dataclass(frozen=True, slots=True)
class Found:
    """A model whose files are here. Links in it may not lead outside `within`."""

    spec: ModelSpec
    directory: Path
    within: Path

    def revision(self) -> str:
        """Changes when the weights or the configuration do."""
        return weights.revision(self.directory, self.spec.file)

    def parameters(self) -> int:
        """As its files say, whatever the catalogue does; 0 for a model that is one file."""
        return 0 if self.spec.file else weights.parameters(self.directory)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models and profiles, smallest profile first."""

    models: Mapping[str, ModelSpec]
    profiles: Mapping[str, Profile]

    def profile(self, name: str) -> Profile:
        """Raises MissingCapability for an unknown name."""
        if name not in self.profiles:
            raise MissingCapability(
                Bilingual(f"There is no profile {name!r}.", f"没有配置 {name!r}。"),
                Bilingual(
                    f"Choose one of: auto, {', '.join(self.profiles)}, {REMOTE}.",
                    f"请选择：auto、{'、'.join(self.profiles)}、{REMOTE}。",
                ),
            )
        return self.profiles[name]

    def spec(self, id_: str, profile: Profile) -> ModelSpec | None:
        """A model as a profile loads it; None for an id that is neither in the catalogue nor here."""
        spec = self.models.get(id_)
        return replace(spec, quantised=profile.quantised.get(id_, "")) if spec else None


def lacking(name: str, packages: Sequence[str]) -> tuple[Bilingual, Bilingual]:
    """That a model or a profile does not answer before packages are installed, and the command that does it."""
    said, command = listed(packages), addition_of(*packages)
    english = f"{name} needs what is not installed: {said}."
    return (
        Bilingual(english, f"{name} 需要尚未安装的包：{said.chinese}。"),
        Bilingual(f"Install it with `{command}`.", f"安装：`{command}`。"),
    )


def read(path: Path | None = None) -> Catalogue:
    """The shipped catalogue, or another one."""
    text = (
        path.read_text("utf-8") if path else resources.files(__package__).joinpath("catalogue.toml").read_text("utf-8")
    )
    data = tomllib.loads(text)
    models = {id_: _model(id_, entry) for id_, entry in data["models"].items()}
    profiles = [
        Profile(
            name=name,
            memory=entry["memory"],
            models={capability: entry[capability] for capability in CAPABILITIES if capability in entry},
            gpu=entry.get("gpu", False),
            quantised=entry.get("quantised", {}),
        )
        for name, entry in data["profiles"].items()
    ]
    return Catalogue(models, {profile.name: profile for profile in profiles})


def with_locked(catalogue: Catalogue, folder: Path) -> Catalogue:
    """The catalogue and the models of any other id that the user pulled or added."""
    others = {lock.id: _of_lock(lock) for lock in locks.all_in(folder) if _is_new(lock, catalogue)}
    return Catalogue({**catalogue.models, **others}, catalogue.profiles)


def find(spec: ModelSpec, folders: ModelFolders) -> Found | None:
    """Where the model's files are, or None. The user's own folder wins over the caches of other programs, unless a
    file of it is cut off and a cache has them whole.

    What cannot be read as a model is not here: it must not be in the way of others. `refusal` says what is wrong.
    """
    copies = [found for place in _places(spec, folders) if isinstance(found := _at(spec, *place), Found)]
    if len(copies) < 2:
        return next(iter(copies), None)
    return next((found for found in copies if is_whole(found)), copies[0])


def refusal(spec: ModelSpec, folders: ModelFolders) -> MissingCapability | None:
    """Why the first of the model's places that has damaged files was passed over; None if there is none."""
    looks = (_at(spec, *place) for place in _places(spec, folders))
    return next((found for found in looks if isinstance(found, MissingCapability)), None)


def is_whole(found: Found) -> bool:
    """Whether a load would not refuse it at once: its files have the sizes that they came with, and its weights those
    of their headers."""
    try:
        locks.check_sizes(found.directory)
        vetting.check(found.directory, found.within, found.spec.file)
    except (MissingCapability, OSError):
        return False
    return True


def is_published(found: Found) -> bool:
    """Whether the one file of a model has the hash that the catalogue names. Reads it all."""
    try:
        locks.check_pinned(found.directory / found.spec.file, found.spec.sha256)
    except (MissingCapability, OSError):
        return False
    return True


def _places(spec: ModelSpec, folders: ModelFolders) -> list[tuple[Path, Path]]:
    """The directories in which the model may lie, each with the one that links in it may not lead out of."""
    organisation, name = spec.id.split("/", 1)
    if organisation == POCKET:
        return [(folders.pocket / name, folders.pocket / name)]
    own = folders.models / f"{organisation}--{name}"
    repository = folders.hub / f"models--{organisation}--{name}"
    places = [(own, own), *((snapshot, repository) for snapshot in _snapshots(repository))]
    if spec.file:
        places.append((folders.whisper, folders.whisper))
    return places


def _model(id_: str, entry: dict[str, Any]) -> ModelSpec:
    lists = {key: tuple(entry.get(key, ())) for key in ("languages", "needs")}
    return ModelSpec(**{"id": id_, **entry, **lists})


def _is_new(lock: locks.Lock, catalogue: Catalogue) -> bool:
    return lock.id not in catalogue.models and _architecture(lock) is not None and layout.is_id(lock.id)


def _architecture(lock: locks.Lock) -> Architecture | None:
    return architectures.known(lock.model_type) or architectures.other(lock.family, lock.architecture)


def _of_lock(lock: locks.Lock) -> ModelSpec:
    known = _architecture(lock)
    assert known is not None, "only such locks are models"
    size = sum(file.size for name, file in lock.files.items() if name.endswith(".safetensors"))
    return ModelSpec(
        id=lock.id,
        capability="text_generation" if known.family == "language" else known.family,
        family=known.family,
        parameters=size // 2,
        bytes=size,
        licence=lock.licence or "unknown",
        needs=known.needs,
        architecture=known.name,
        tools=known.tools,
        options=known.options,
    )


def _snapshots(repository: Path) -> list[Path]:
    """Snapshots of a cached repository, the one that `main` names first; none of one that cannot be read."""
    main, snapshots = repository / "refs" / "main", repository / "snapshots"
    try:
        current = main.read_text("ascii", "replace").strip() if main.is_file() else ""
        found = sorted(snapshots.iterdir()) if snapshots.is_dir() else []
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name != current)


def _at(spec: ModelSpec, directory: Path, within: Path) -> Found | MissingCapability | None:
    """The model in a directory, or the refusal of damaged files there; None where there is none."""
    try:
        here = (directory / spec.file).is_file() if spec.file else layout.complete(directory)
    except MissingCapability as error:
        return error
    except OSError as error:
        return model_files.unreadable(directory, error)
    return Found(spec, directory, within) if here else None
