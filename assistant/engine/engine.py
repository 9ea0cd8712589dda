"""The engine: from a capability's name to a model on the queue. Composition only; the other files do the parts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from assistant.api import (
    AssistantError,
    BadInput,
    CapabilityName,
    ModelInfo,
    ModelUsed,
    NotEnoughMemory,
    Notice,
    Progress,
)
from assistant.api.language import Bilingual, listed
from assistant.engine import families, footprint
from assistant.engine.catalogue import POCKET, REMOTE, Found, ModelSpec, lacking
from assistant.engine.choice import Choice
from assistant.engine.device import Hardware, MainMemory, out_of_memory
from assistant.engine.installed import Installed, no_record
from assistant.engine.memory import Loadable, Memory, Resident, too_large
from assistant.engine.parking import Parked, Parking
from assistant.engine.pixels import Decoder, Pictures
from assistant.engine.queue import ModelQueue, Stream, Tell
from assistant.engine.remote.servers import Servers
from assistant.engine.served import ServedDrawing, ServedEmbedding, ServedLanguage, ServedTranscription
from assistant.engine.settings import EngineSettings, Job, JobEvent, ModelFolders, Server
from assistant.engine.status import EngineStatus, LoadedModel, ModelEntry

T = TypeVar("T")
Task = Callable[[Any], Generator[T | JobEvent]]
"""A generator function over a loaded model."""


class Engine:
    """All models of this machine behind one queue. Constructing it loads nothing and starts no thread."""

    def __init__(self, settings: EngineSettings, decoder: Decoder, folders: ModelFolders) -> None:
        self._decoder = decoder
        self._pictures = Pictures(decoder)
        self._hardware = Hardware(settings.device, settings.memory_bytes)
        self._choice = Choice(settings.profile, folders, self._hardware, settings.models)
        self._installed = Installed(folders.models, settings.offline, settings.hub)
        self._servers = Servers(_named(settings), settings.offline, self._look)
        self._profile = settings.profile
        self._pinned = settings.pinned
        parking = Parking(MainMemory(self._hardware, settings.parked_bytes))
        self._memory = Memory(settings.idle_unload_s, parking, pinned=self._is_pinned)
        self._queue = ModelQueue(self._rest)
        self._loads: dict[str, tuple[ModelSpec, ModelInfo, str]] = {}
        """Of each model that was loaded, by what it is called in memory; the last is its number format."""
        self._tokens_per_s = 0.0

    # ------------------------------------------------------------ what there is

    def has(self, capability: CapabilityName) -> bool:
        """Whether the profile has a server for it, or a model whose files are here. Loads nothing."""
        return capability in self._servers or self._choice.found(capability) is not None

    def capability(self, name: CapabilityName, job: Job) -> Any:
        """The capability for one job; its model is loaded at the first call. Raises MissingCapability."""
        servers = self._servers  # other settings may put others in their place
        if name in servers:
            return servers.capability(name, job, self._pictures, self._decoder)
        found = self._choice.found(name) or self._choice.refuse(name)
        info = self._info(found, name, self._device(job))
        submit = Submission(self, found, info, job)
        match found.spec.family:
            case "vision_language" | "language":
                return ServedLanguage(found.spec, info, submit, self._pictures)
            case "image_text_embedding":
                return ServedEmbedding(found.spec, info, submit, self._pictures)
            case "image_generation":
                return ServedDrawing(found.spec, info, submit, self._pictures)
            case _:
                return ServedTranscription(found.spec, info, submit, self._decoder)

    def models(self) -> list[ModelEntry]:
        """The catalogue with what is here, what is coming and what fits. The first call imports torch."""
        coming = self._installed.coming()
        return [replace(entry, coming=coming.get(entry.id)) for entry in self._choice.entries()]

    def begun(self) -> dict[str, int]:
        """Models of which only parts are here, with their bytes. A pull goes on with them, `remove` deletes them."""
        return self._installed.begun()

    def served(self) -> dict[CapabilityName, str]:
        """What servers supply, as people read it."""
        return self._servers.told()

    def problems(self) -> list[AssistantError]:
        """What the settings name and cannot be had: a model that is not here, a server that is not what was named.

        Asks the servers.
        """
        return [*self._choice.astray(self._servers.told()), *self._servers.problems()]

    def better(self) -> tuple[str, int] | None:
        """A larger profile that would fit, with the bytes still to pull; None if unknown or none. Loads nothing."""
        return self._choice.better()

    def absent(self) -> tuple[str, list[str], int] | None:
        """The named profile's models that are not here: its name, their ids and bytes; None if all are."""
        return self._choice.absent()

    def status(self) -> EngineStatus:
        """The engine at this moment. Waits for no model."""
        residents, parked = self._memory.snapshot(), self._memory.parked()
        return EngineStatus(
            profile=REMOTE if self._profile == REMOTE else self._choice.profile().name,
            device=self._hardware.known.name if self._hardware.known else "",
            models=tuple(self._loaded(model) for model in self._in_memory()),
            memory_used=sum(resident.bytes for resident in residents),
            memory_parked=sum(model.bytes for model in parked),
            memory_budget=self._hardware.total() if self._hardware.known else 0,
            tokens_per_s=self._tokens_per_s,
        )

    # ------------------------------------------------------------ which models are here

    def choose(self, settings: EngineSettings) -> None:
        """Uses another profile, models or servers from the next call on. Raises MissingCapability."""
        self._choice.choose(settings.profile, settings.models)
        self._profile, self._pinned = settings.profile, settings.pinned
        before = self._servers
        if not before.mean(_named(settings), settings.offline):
            self._servers = Servers(_named(settings), settings.offline, self._look)
            before.close()

    def settings_for(self, name: str, only: Collection[CapabilityName] = ()) -> dict[str, str | None]:
        """The settings that would make a profile or a model the one in use, or its model for `only` some capabilities.

        Raises AssistantError."""
        return self._choice.settings_for(name, only)

    def unmet(self, name: str, only: Collection[CapabilityName] = ()) -> tuple[str, str] | None:
        """That packages are missing which a profile or a model that was just chosen needs, and what installs them; None
        if all are here."""
        return self._choice.unmet(name, only)

    def unmet_in_use(self) -> tuple[str, str] | None:
        """The same for the models that are in use."""
        return self._choice.unmet_in_use(self._servers.told())

    def pull(self, name: str, cancelled: threading.Event) -> Iterator[Progress | Notice]:
        """Brings a model, or all of a profile, while other work goes on; says first which packages are missing.

        Raises AssistantError, Cancelled."""
        told = self._choice.missing_packages(name)
        if told:
            yield Notice(*lacking(name, told), level="warning")
        try:
            for id_ in self._choice.members(name):
                if not (id_.startswith(f"{POCKET}/") or (id_ != name and self._is_elsewhere(id_))):
                    yield from self._installed.pull(id_, self._choice.spec(id_), cancelled)
        finally:
            self._choice.look()  # what came of a profile before another member failed may be all that is needed
        if now_known := [each for each in self._choice.missing_packages(name) if each not in told]:
            yield Notice(*lacking(name, now_known), level="warning")

    def add(self, path: Path, id_: str, cancelled: threading.Event) -> Iterator[Progress]:
        """Copies a model from a directory (or whisper's file) of this machine. Raises AssistantError, Cancelled."""
        yield from self._installed.add(path, id_, self._choice.spec(id_), cancelled)
        self._choice.look()

    def verify(self, name: str, cancelled: threading.Event) -> Iterator[Progress | Notice]:
        """Hashes every byte of a model, or of what came of a profile. Raises AssistantError naming the first file that
        differs."""
        ids = self._choice.members(name)
        came = [id_ for id_ in ids if self._installed.recorded(id_)]
        if not came:
            raise no_record(name)
        if others := [id_ for id_ in ids if id_ not in came]:
            names = listed(others)
            yield Notice(
                Bilingual(
                    f"Not compared, since they were not pulled or added here: {names}.",
                    f"未校验（不是在这里下载或添加的）：{names.chinese}。",
                )
            )
        for id_ in came:
            yield from self._installed.verify(id_, cancelled)

    def remove(self, id_: str) -> int:
        """Lets a model go and deletes its files; returns their bytes. Raises BadInput if it is not the user's own."""
        if id_.startswith(f"{POCKET}/") and self._choice.spec(id_) is not None:
            raise BadInput(
                Bilingual(f"{id_} belongs to the program and stays.", f"{id_} 随程序附带，不能删除。"),
                Bilingual("Others can be removed: assistant models list", "其他模型可以删除：assistant models list"),
            )
        self._let_go(id_)
        size = self._installed.remove(id_)
        self._choice.look()
        return size

    # ------------------------------------------------------------ what can be done

    def unload(self, capability: CapabilityName | None = None) -> None:
        """Lets the model of a capability go, or all models, except those in use. Returns when done."""
        self._let_go(None if capability is None else self._choice.chosen().get(capability, ""))

    def _let_go(self, id_: str | None) -> None:
        """In whatever formats it was loaded; None for all models."""

        def work(_: Tell) -> Generator[bool]:
            names = (model.id for model in self._in_memory())
            self._memory.unload(frozenset(n for n in names if id_ in (None, self._loads[n][0].id)), self._hardware)
            yield True

        if self._in_memory():
            next(self._queue.stream(Job(), work))

    def close(self) -> None:
        """Stops all work after its current step, ends the model thread and lets every model go."""
        self._queue.close()
        self._memory.clear()
        self._servers.close()

    # ------------------------------------------------------------ inside

    def _look(self) -> None:
        self._queue.look()

    def _rest(self) -> float | None:
        """What nobody has used for long enough goes; in how many seconds there is more of it."""
        waits = (self._memory.unload_idle(self._hardware), self._servers.rest())
        return min((wait for wait in waits if wait is not None), default=None)

    def _is_elsewhere(self, id_: str) -> bool:
        return not self._installed.recorded(id_) and self._choice.elsewhere(id_)

    def _is_pinned(self, name: str) -> bool:
        chosen = self._choice.chosen()
        id_ = self._loads[name][0].id
        return any(id_ == one for capability, one in chosen.items() if capability in self._pinned)

    @staticmethod
    def _info(found: Found, name: CapabilityName, device: str) -> ModelInfo:
        pictures = int(found.spec.options.get("pictures", 0))
        return ModelInfo(found.spec.id, found.revision(), name, device, pictures)

    def _device(self, job: Job) -> str:
        """The device's name; looking for one imports torch, which is worth telling."""
        if self._hardware.known:
            return self._hardware.known.name
        task = Bilingual("Starting the models", "正在启动模型")
        job.notify(Progress(task, 0, 1))
        name = self._hardware.device().name
        job.notify(Progress(task, 1, 1))
        return name

    def submit(self, found: Found, info: ModelInfo, job: Job, task: Task[T]) -> Stream[T]:
        """Queues a task on a model, which is loaded first if need be: a step of its own."""

        def work(tell: Tell) -> Generator[T | JobEvent]:
            loadable = self._loadable(found, info)
            try:
                yield from self._used(loadable, info, task, tell)
                return
            except NotEnoughMemory as error:
                error.__traceback__ = error.__context__ = None  # their frames hold the model
                refused = error
            less = self._memory.give_up_whole(loadable, self._hardware, tell)
            if less is None:
                raise refused
            yield from self._used(less, info, task, tell)

        return self._queue.stream(job, work)

    def _used(self, loadable: Loadable, info: ModelInfo, task: Task[T], tell: Tell) -> Generator[T | JobEvent]:
        with self._memory.using(loadable, self._hardware, tell) as model:
            yield ModelUsed(info.capability, info.id, info.device)
            yield from self._with_room(loadable, model, task, tell)
            self._tokens_per_s = getattr(model, "tokens_per_s", 0.0) or self._tokens_per_s

    def _with_room(self, loadable: Loadable, model: Any, task: Task[T], tell: Tell) -> Generator[T | JobEvent]:
        """The task; if memory runs out before it said anything, once more with all other models gone."""
        said = False
        try:
            for item in task(model):
                said = said or not getattr(item, "again", isinstance(item, JobEvent))
                yield item
            return
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            error.__traceback__ = None  # its frames hold the tensors that did not fit
        self._memory.evict(
            loadable.id,
            Bilingual(f"{loadable.id} ran out of memory", f"{loadable.id} 内存不足"),
            self._hardware,
            tell,
        )
        if hasattr(model, "forget"):
            model.forget()
        self._hardware.release()
        try:
            if said:
                raise MemoryError
            yield from task(model)
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            raise too_large(loadable, self._hardware.free()) from None

    def _loadable(self, found: Found, info: ModelInfo) -> Loadable:
        name = found.spec.shown

        def load(**how: bool) -> Any:
            device = self._hardware.device_for(found)
            model = families.load(found, device, **how)
            self._loads[name] = found.spec, info, found.spec.quantised or device.dtype_name
            return model

        def fitting(room: int) -> str:
            return self._choice.fitting(found.spec, room)

        less = None
        if found.spec.family == "image_generation":
            turns = footprint.memory_in_turns
            less = Loadable(
                name, lambda: turns(found, self._hardware), lambda: load(in_turns=True), fitting, whole=False
            )
        return Loadable(name, lambda: footprint.memory_of(found, self._hardware), load, fitting, less)

    def _in_memory(self) -> list[Resident | Parked]:
        return [*self._memory.snapshot(), *self._memory.parked()]

    def _loaded(self, model: Resident | Parked) -> LoadedModel:
        _, info, dtype = self._loads[model.id]
        return LoadedModel(
            model=info.id,
            capability=info.capability,
            revision=info.revision,
            device=info.device,
            dtype=dtype,
            bytes=model.bytes,
            idle_s=round(time.monotonic() - model.last_use, 1),
            busy=isinstance(model, Resident) and model.users > 0,
            parked=isinstance(model, Parked),
        )


def _named(settings: EngineSettings) -> Mapping[CapabilityName, Server]:
    """The servers that are asked: those of the settings, with the profile of servers only."""
    return settings.servers if settings.profile == REMOTE else {}


class Submission:
    """Work of one job on one model. The use of the model is reported once."""

    def __init__(self, engine: Engine, found: Found, info: ModelInfo, job: Job) -> None:
        self.cancelled = job.cancelled
        self._engine = engine
        self._found = found
        self._info = info
        self._job = job
        self._reported = False

    def __call__(self, task: Task[T], *, urgent: bool = False) -> Stream[T]:
        """`urgent` puts interactive work before answers that are running."""
        sooner = urgent and self._job.priority == "interactive"
        job = Job("urgent" if sooner else self._job.priority, self._job.cancelled, self._once)
        return self._engine.submit(self._found, self._info, job, task)

    def _once(self, event: JobEvent) -> None:
        if isinstance(event, ModelUsed):
            if self._reported:
                return
            self._reported = True
        self._job.notify(event)
