"""Which profile is used and which model supplies a capability. Looks at files and memory, loads nothing."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Collection, Mapping, Sequence
from typing import NoReturn

from assistant.api import CAPABILITIES, BadInput, CapabilityName, MissingCapability
from assistant.api.language import Bilingual, in_language, listed
from assistant.capability_words import in_a_sentence
from assistant.engine import catalogue, footprint, layout
from assistant.engine.catalogue import POCKET, REMOTE, Catalogue, Found, ModelSpec, Profile
from assistant.engine.device import Hardware
from assistant.engine.entries import entry
from assistant.engine.settings import ModelFolders
from assistant.engine.status import ModelEntry
from assistant.refusals import way_back

AUTO = "auto"
OPTIONAL: frozenset[CapabilityName] = frozenset({"image_generation"})
"""A profile is whole without a model for these: nobody is sent back to a smaller one for want of a drawing model."""


class Choice:
    """The models of one profile on this machine."""

    def __init__(
        self, wanted: str, folders: ModelFolders, hardware: Hardware, models: Mapping[CapabilityName, str] | None = None
    ) -> None:
        """`wanted` is a profile or `auto`; `models` are ids by capability that take the place of the profile's.

        Raises MissingCapability for an unknown profile.
        """
        self._folders = folders
        self._hardware = hardware
        self._lock = threading.Lock()
        self._readings = itertools.count()
        self._number = -1
        """Of the reading that `_catalogue` came from."""
        self._profile: Profile | None = None
        self.choose(wanted, models or {})

    def choose(self, wanted: str, models: Mapping[CapabilityName, str]) -> None:
        """Looks again at what is here, and chooses anew. Raises MissingCapability for an unknown profile."""
        number, found = self._read()
        if wanted not in (AUTO, REMOTE):
            found.profile(wanted)
        with self._lock:
            self._wanted, self._models = wanted, dict(models)
            self._use(number, found)

    def look(self) -> None:
        """Looks again at what is here, after models came or went."""
        number, found = self._read()
        with self._lock:
            self._use(number, found)

    def profile(self) -> Profile:
        """The profile in use, chosen once."""
        with self._lock:
            self._profile = self._profile or self._largest()
            return self._profile

    def chosen(self) -> dict[CapabilityName, str]:
        """The id that is in use for each capability."""
        named = {name: self._models[name] for name in CAPABILITIES if name in self._models}
        return {**self.profile().models, **named}

    def spec(self, id_: str) -> ModelSpec | None:
        """What is known of a model; None for an id that is neither in the catalogue nor here."""
        return self._catalogue.models.get(id_)

    def members(self, name: str) -> list[str]:
        """The ids of a profile, or the one id. Raises BadInput for a word that is neither."""
        if name in self._catalogue.profiles:
            return list(dict.fromkeys(self._catalogue.profiles[name].models.values()))
        if not layout.is_id(name):
            known = listed(self._catalogue.profiles)
            raise BadInput(
                Bilingual(
                    f"{name!r} is neither a profile nor the id of a model.", f"{name!r} 既不是配置，也不是模型的名称。"
                ),
                Bilingual(f"Profiles: {known}.", f"配置有：{known.chinese}。"),
            )
        return [name]

    def elsewhere(self, id_: str) -> bool:
        """Whether another program has the files of a model of the catalogue here, as they were published."""
        found = catalogue.find(self._catalogue.models[id_], self._folders)
        return found is not None and catalogue.is_whole(found) and catalogue.is_published(found)

    def missing_packages(self, name: str) -> tuple[str, ...]:
        """Packages that the models of a profile, or the one of that id, need and that are not installed."""
        profile = self._catalogue.profiles.get(name) or self.profile()
        specs = (self._catalogue.spec(id_, profile) for id_ in self.members(name))
        return tuple(dict.fromkeys(package for spec in specs if spec for package in spec.missing_packages()))

    def unmet(self, name: str, only: Collection[CapabilityName] = ()) -> tuple[str, str] | None:
        """That packages are missing which a profile or a model in use needs, for `only` some capabilities or for all,
        and what installs them; None if all are here."""
        chosen = self.chosen()
        names = dict.fromkeys(chosen[each] for each in only if each in chosen) if only else [name]
        return self._lacking([each for each in names if each not in (AUTO, REMOTE)])

    def unmet_in_use(self, served: Collection[CapabilityName]) -> tuple[str, str] | None:
        """The same for all models in use that are needed, but for those whose place a server takes."""
        if self._wanted == REMOTE:
            return None
        ids = [id_ for name, id_ in self.chosen().items() if name not in served and name not in OPTIONAL]
        return self._lacking([id_ for id_ in dict.fromkeys(ids) if self.spec(id_)])

    def _lacking(self, names: Sequence[str]) -> tuple[str, str] | None:
        lacking = {each: self.missing_packages(each) for each in names}
        packages = dict.fromkeys(package for each in lacking.values() for package in each)
        told = ", ".join(each for each, missing in lacking.items() if missing)
        return catalogue.lacking(told, tuple(packages)) if packages else None

    def settings_for(self, name: str, only: Collection[CapabilityName] = ()) -> dict[str, str | None]:
        """The settings that make a profile or a model the one in use, or its model for `only` some capabilities; None
        stands for one to be removed.

        Raises AssistantError for a model that is not here or does something else.
        """
        if only:
            return {f"models.{capability}": self._setting_for(name, capability) for capability in only}
        if name in (AUTO, REMOTE) or name in self._catalogue.profiles:
            return {"profile": name, **{f"models.{capability}": None for capability in CAPABILITIES}}
        self.members(name)
        spec = self.spec(name)
        if spec is None or catalogue.find(spec, self._folders) is None:
            raise (spec and catalogue.refusal(spec, self._folders)) or MissingCapability(
                Bilingual(f"The files of {name} are not here.", f"{name} 的文件不在本机。"),
                Bilingual(f"Get them: assistant models pull {name}", f"下载：assistant models pull {name}"),
            )
        served = [spec.capability, *(["text_generation"] if spec.capability == "vision_language" else [])]
        served += ["tool_calling"] if spec.tools and "tool_calling" not in served else []
        return {f"models.{capability}": name for capability in served}

    def better(self) -> tuple[str, int] | None:
        """The largest profile that would fit here and is more than the one in use, with the bytes still to pull.

        None if there is none, or as long as nobody asked the hardware.
        """
        device = self._hardware.known
        if self._wanted != AUTO or device is None:
            return None
        room, now = self._hardware.total(), self.profile()
        fitting = [p for p in self._catalogue.profiles.values() if p.memory <= room and p.runs_on(device.name)]
        best = max(fitting, key=lambda profile: profile.memory, default=now)
        absent = not all(self._here(best, id_) for id_ in _needed(best))
        return (best.name, self._bytes_of_pull(best)) if best.memory > now.memory and absent else None

    def absent(self) -> tuple[str, list[str], int] | None:
        """The profile that the user named, its models that are needed and not here, and the bytes of its pull, which
        brings the others, too; None if none is missing, if the program chose, or if no pull brings them."""
        if self._wanted in (AUTO, REMOTE, POCKET):
            return None
        profile = self.profile()
        needed = [id_ for id_ in dict.fromkeys(profile.models.values()) if id_ in _needed(profile)]
        missing = [id_ for id_ in needed if not self._lies_here(self._catalogue.models[id_])]
        ids = [id_ for id_ in missing if id_ in self.chosen().values()]
        return (profile.name, ids, self._bytes_of_pull(profile)) if ids else None

    def astray(self, served: Collection[CapabilityName]) -> list[MissingCapability]:
        """The refusal of each model that the settings name and that is not here, unless a server takes its place."""
        refused = []
        for capability in self._models:
            if capability not in served and self.found(capability) is None:
                try:
                    self.refuse(capability)
                except MissingCapability as error:
                    refused.append(error)
        return refused

    def found(self, capability: CapabilityName) -> Found | None:
        """The model for a capability, None if the profile has none or its files are not here."""
        spec = self._spec(capability)
        return catalogue.find(spec, self._folders) if spec else None

    def refuse(self, capability: CapabilityName) -> NoReturn:
        """Raises the MissingCapability that says what is missing and how to get it."""
        profile, spec = self.profile(), self._spec(capability)
        what = in_a_sentence(capability)
        if capability in self._models and spec is None:
            id_, other = self._models[capability], f"assistant models use {AUTO} --for {capability}"
            raise MissingCapability(
                Bilingual(f"{id_}, chosen for {what}, is not here.", f"为{what.chinese}选用的 {id_} 不在本机。"),
                Bilingual(
                    f"Use another one: {other}. Or, where a hub has it: assistant models pull {id_}",
                    f"改用其他模型：{other}。若模型站点上有它：assistant models pull {id_}",
                ),
            )
        if spec is None:
            others = [p.name for p in self._catalogue.profiles.values() if capability in p.models]
            hint = Bilingual(
                f"Profiles that have one: {', '.join(others)} (`assistant models`).",
                f"有这种模型的配置：{'、'.join(others)}（`assistant models`）。",
            )
            raise MissingCapability(
                Bilingual(
                    f"The profile {profile.name} has no model for {what}.",
                    f"配置 {profile.name} 没有用于{what.chinese}的模型。",
                ),
                hint if others else "",
            )
        if spec.id.startswith(f"{POCKET}/"):
            raise MissingCapability(
                Bilingual(f"The shipped model for {what} is missing.", f"缺少随程序附带的{what.chinese}模型。"),
                self._instead(capability),
            )
        if damaged := catalogue.refusal(spec, self._folders):
            raise damaged
        size = f"{spec.bytes / 1e9:.1f} GB"
        get = profile.name if self.absent() and spec.id in profile.models.values() else spec.id
        back = self._way_back(capability)
        raise MissingCapability(
            Bilingual(
                f"The files of {spec.id} ({size}), the {what} model of {profile.name}, are not here.",
                f"{profile.name} 的{what.chinese}模型 {spec.id}（{size}）的文件不在本机。",
            ),
            Bilingual(
                f"Get them: `assistant models pull {get}`. {back}".strip(),
                f"下载：`assistant models pull {get}`。{in_language(back, 'zh')}",
            ),
        )

    def _way_back(self, capability: CapabilityName) -> str:
        """To models that are here, for as long as the chosen one is not; empty where the program has chosen."""
        if capability in self._models:
            return way_back(f"{AUTO} --for {capability}")
        return way_back() if self._wanted not in (AUTO, REMOTE, POCKET) else ""

    def _instead(self, capability: CapabilityName) -> str:
        """How to get another model than the shipped one: the smallest of the catalogue."""
        others = [
            spec
            for spec in self._catalogue.models.values()
            if spec.capability == capability and not spec.id.startswith(f"{POCKET}/")
        ]
        if capability not in OPTIONAL or not others:
            return Bilingual("Install the program again.", "请重新安装程序。")
        id_ = min(others, key=lambda spec: spec.bytes).id
        return Bilingual(
            f"Get one: assistant models pull {id_}, then: assistant models use {id_}",
            f"可以下载一个：assistant models pull {id_}，然后：assistant models use {id_}",
        )

    def fitting(self, spec: ModelSpec, room: int) -> str:
        """The largest profile whose model of the same capability is here and takes at most `room` bytes, or ""."""
        best = ""
        for profile in self._catalogue.profiles.values():
            other = self._catalogue.spec(profile.models.get(spec.capability, ""), profile)
            if other is None or other.id == spec.id:
                continue
            found, size, turns = footprint.measured(other, self._folders, self._hardware)
            if found and (turns or size) <= room:
                best = f"{found.spec.id} (profile {profile.name})"
        return best

    def entries(self) -> list[ModelEntry]:
        """The catalogue as it stands here, with the models of other ids that the user has."""
        chosen = set(self.chosen().values())
        missing = {name: self.missing_packages(name) for name in self._catalogue.profiles}
        found = []
        for id_ in self._catalogue.models:
            if spec := self._catalogue.spec(id_, self.profile()):
                profiles = [each.name for each in self._catalogue.profiles.values() if spec.id in each.models.values()]
                missing_in = {name: missing[name] for name in profiles}
                found.append(entry(spec, chosen, missing_in, self._folders, self._hardware))
        return found

    # ------------------------------------------------------------ inside

    def _read(self) -> tuple[int, Catalogue]:
        """What is here, without the lock since disks are slow, and the number of this reading."""
        return next(self._readings), catalogue.with_locked(catalogue.read(), self._folders.models)

    def _use(self, number: int, found: Catalogue) -> None:
        """Takes over what was read, unless something was read later. The lock must be held."""
        if number > self._number:
            self._number, self._catalogue = number, found
        self._profile = None if self._wanted in (AUTO, REMOTE) else self._catalogue.profile(self._wanted)

    def _spec(self, capability: CapabilityName) -> ModelSpec | None:
        return self._catalogue.spec(self.chosen().get(capability, ""), self.profile())

    def _setting_for(self, name: str, capability: CapabilityName) -> str | None:
        if name == AUTO:
            return None
        profile = self._catalogue.profiles.get(name)
        id_ = profile.models.get(capability, "") if profile else name
        setting = f"models.{capability}"
        if id_ and setting in (wanted := self.settings_for(id_)):
            return wanted[setting]
        what = in_a_sentence(capability)
        raise BadInput(
            Bilingual(f"{name} has no model for {what}.", f"{name} 没有用于{what.chinese}的模型。"),
            Bilingual("What each is for: assistant models list", "各模型的用途：assistant models list"),
        )

    def _largest(self) -> Profile:
        fitting = [profile for profile in self._catalogue.profiles.values() if self._usable(profile)]
        return max(fitting, key=lambda profile: profile.memory, default=self._catalogue.profile(POCKET))

    def _usable(self, profile: Profile) -> bool:
        """Whether all its files are here and it fits. Asks the hardware last, since that imports torch."""
        if profile.name == POCKET or not all(self._here(profile, id_) for id_ in _needed(profile)):
            return False
        return profile.memory <= self._hardware.total() and profile.runs_on(self._hardware.device().name)

    def _here(self, profile: Profile, id_: str) -> bool:
        spec = self._catalogue.spec(id_, profile)
        return spec is not None and not spec.missing_packages() and self._lies_here(spec)

    def _lies_here(self, spec: ModelSpec) -> bool:
        found = catalogue.find(spec, self._folders)
        return found is not None and catalogue.is_whole(found)

    def _bytes_of_pull(self, profile: Profile) -> int:
        specs = (self._catalogue.models[id_] for id_ in self.members(profile.name))
        return sum(spec.bytes for spec in specs if not self._lies_here(spec))


def _needed(profile: Profile) -> set[str]:
    return {id_ for capability, id_ in profile.models.items() if capability not in OPTIONAL}
