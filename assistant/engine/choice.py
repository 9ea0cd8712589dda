"""Which profile is used and which model supplies a capability. Looks at files and memory, loads nothing."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import NoReturn

from assistant.api import CapabilityName, MissingCapability
from assistant.engine import catalogue, weights
from assistant.engine.catalogue import POCKET, Catalogue, Found, ModelSpec, Profile
from assistant.engine.device import Hardware
from assistant.engine.settings import ModelFolders
from assistant.engine.status import ModelEntry

AUTO = "auto"
_IN_MEMORY: Mapping[str, int] = {"transcription": 4}
"""Bytes of a number in memory for families with a format of their own: openai-whisper keeps float32."""


class Choice:
    """The models of one profile on this machine."""

    def __init__(self, wanted: str, folders: ModelFolders, hardware: Hardware) -> None:
        """`wanted` is a profile or `auto`. Raises MissingCapability for an unknown name."""
        self._folders = folders
        self._hardware = hardware
        self._catalogue: Catalogue = catalogue.read()
        self._lock = threading.Lock()
        self._profile = None if wanted == AUTO else self._catalogue.profile(wanted)

    def profile(self) -> Profile:
        """The profile in use, chosen once."""
        with self._lock:
            self._profile = self._profile or self._largest()
            return self._profile

    def found(self, capability: CapabilityName) -> Found | None:
        """The model for a capability, None if the profile has none or its files are not here."""
        spec = self._spec(capability)
        return catalogue.find(spec, self._folders) if spec else None

    def refuse(self, capability: CapabilityName) -> NoReturn:
        """Raises the MissingCapability that says what is missing and how to get it."""
        profile, spec = self.profile(), self._spec(capability)
        what = capability.replace("_", " ")
        if spec is None:
            others = [p.name for p in self._catalogue.profiles.values() if capability in p.models]
            hint = f"Profiles that have one: {', '.join(others)} (`assistant models`)." if others else ""
            raise MissingCapability(f"The profile {profile.name} has no model for {what}.", hint)
        if profile.name == POCKET:
            raise MissingCapability(f"The shipped model for {what} is missing.", "Install the program again.")
        organisation, name = spec.id.split("/", 1)
        place = self._folders.models / f"{organisation}--{name}"
        raise MissingCapability(
            f"The files of {spec.id} ({spec.bytes / 1e9:.1f} GB), the {what} model of {profile.name}, are not here.",
            f"Put them into {place}, or use `--profile {POCKET}`.",
        )

    def memory_of(self, found: Found) -> int:
        """Bytes that the model will take when it is loaded."""
        device = self._hardware.device()
        width = _IN_MEMORY.get(found.spec.family, device.dtype.itemsize)
        return weights.loaded_bytes(found.directory, width, found.spec.file)

    def fitting(self, spec: ModelSpec, room: int) -> str:
        """The largest profile whose model of the same capability is here and takes at most `room` bytes, or ""."""
        best = ""
        for profile in self._catalogue.profiles.values():
            other = self._catalogue.models.get(profile.models.get(spec.capability, ""))
            found = catalogue.find(other, self._folders) if other and other.id != spec.id else None
            if found and self.memory_of(found) <= room:
                best = f"{found.spec.id} (profile {profile.name})"
        return best

    def entries(self) -> list[ModelEntry]:
        """The catalogue as it stands here."""
        return [self._entry(spec) for spec in self._catalogue.models.values()]

    # ------------------------------------------------------------ inside

    def _spec(self, capability: CapabilityName) -> ModelSpec | None:
        return self._catalogue.models.get(self.profile().models.get(capability, ""))

    def _largest(self) -> Profile:
        fitting = [profile for profile in self._catalogue.profiles.values() if self._usable(profile)]
        return max(fitting, key=lambda profile: profile.memory, default=self._catalogue.profile(POCKET))

    def _usable(self, profile: Profile) -> bool:
        """Whether all its files are here and it fits. Asks the hardware last, since that imports torch."""
        if profile.name == POCKET or not all(self._here(id_) for id_ in profile.models.values()):
            return False
        return profile.memory <= self._hardware.total() and (self._hardware.device().name != "cpu" or not profile.gpu)

    def _here(self, id_: str) -> bool:
        spec = self._catalogue.models[id_]
        return not spec.missing_packages() and catalogue.find(spec, self._folders) is not None

    def _entry(self, spec: ModelSpec) -> ModelEntry:
        found = catalogue.find(spec, self._folders)
        profiles = [p.name for p in self._catalogue.profiles.values() if spec.id in p.models.values()]
        size = self.memory_of(found) if found else spec.parameters * self._hardware.device().dtype.itemsize
        return ModelEntry(
            id=spec.id,
            capability=spec.capability,
            family=spec.family,
            profiles=tuple(profiles),
            parameters=spec.parameters,
            bytes=weights.disk_bytes(found.directory, spec.file) if found else spec.bytes,
            licence=spec.licence,
            languages=spec.languages,
            needs=spec.needs,
            present=found is not None,
            missing=spec.missing_packages(),
            fits=size <= self._hardware.total(),
            selected=spec.id in self.profile().models.values(),
            path=str(found.directory) if found else "",
        )
