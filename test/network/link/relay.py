"""A star of places: each is a network namespace behind a link of its own, and this relay is what joins them."""
import json
import os
import select
import time
from typing import Callable

import namespaces
from direction import Direction
from impairment import change
from packets import Packet, parse

WAYS = ('out', 'in')

# Packets read from one place before the others get their turn.
FAIR_SHARE = 64
LONGEST_WAIT_S = 0.5


class Place:
    """A namespace and the two directions of its link: `out` of it and `in` to it."""

    def __init__(self, name: str, index: int, route: 'Callable[[Packet, float], bool]', seed: int):
        self.name = name
        self.namespace = namespaces.name_of(name)
        self.address = f'10.77.0.{index + 1}'
        self.key = bytes([10, 77, 0, index + 1])
        device = f'um{os.getpid() % 10_000_000}{chr(97 + index)}'
        self.file = namespaces.create(self.namespace, device, self.address)
        self.ways = {'out': Direction(f'{seed}/{name}/out', route), 'in': Direction(f'{seed}/{name}/in', self._deliver)}
        self.counters = namespaces.open_counters(self.namespace)
        self.dropped_before = namespaces.dropped_by_kernel(self.counters)

    def _deliver(self, packet: Packet, _now_s: float) -> bool:
        try:
            os.write(self.file, packet.data)
        except OSError:
            return False
        return True

    def reset(self) -> None:
        self.dropped_before = namespaces.dropped_by_kernel(self.counters)
        for way in self.ways.values():
            way.reset()

    def report(self) -> dict:
        unseen = namespaces.dropped_by_kernel(self.counters) - self.dropped_before
        return {'unseen': unseen, **{name: way.report() for name, way in self.ways.items()}}


class Relay:
    """Passes packets among the places until it is told to stop. Needs to be root, or CAP_NET_ADMIN and CAP_SYS_ADMIN."""

    def __init__(self, names: 'list[str]', seed: int):
        self.places: 'dict[str, Place]' = {}
        self.by_address: 'dict[bytes, Place]' = {}
        self.walls: 'set[frozenset[bytes]]' = set()
        self.stopped = False
        namespaces.remove_orphans()
        self.namespaces = [namespaces.name_of(name) for name in names]
        try:
            for index, name in enumerate(names):
                place = Place(name, index, self._route, seed)
                self.places[name] = self.by_address[place.key] = place
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        for place in self.places.values():
            os.close(place.file)
            place.counters.close()
        for name in self.namespaces:
            namespaces.remove(name)

    def run(self, control: int, answer: 'Callable[[dict], None]') -> None:
        """Relays, and obeys the JSON lines that come from `control`, until that ends."""
        sources = {place.file: place for place in self.places.values()}
        ways = [way for place in self.places.values() for way in place.ways.values()]
        rest = b''
        while not self.stopped:
            due = min((way.waiting[0][0] for way in ways if way.waiting), default=float('inf'))
            wait_s = min(LONGEST_WAIT_S, max(0.0, due - time.monotonic()))
            ready, _, _ = select.select([*sources, control], [], [], wait_s)
            for file in ready:
                if file != control:
                    self._read(sources[file])
                    continue
                chunk = os.read(control, 65_536)
                if not chunk:
                    return
                *lines, rest = (rest + chunk).split(b'\n')
                for line in lines:
                    answer(self.obey(line))
            # Ways out lead into ways in: two rounds bring a packet without delay all the way.
            for name in WAYS:
                for place in self.places.values():
                    place.ways[name].flush(time.monotonic())

    def _read(self, place: Place) -> None:
        for _ in range(FAIR_SHARE):
            try:
                data = os.read(place.file, 65_535)
            except BlockingIOError:
                return
            packet = parse(data)
            known = packet and packet.source == place.key and packet.target in self.by_address
            if known and frozenset((packet.source, packet.target)) not in self.walls:
                place.ways['out'].arrive(packet, time.monotonic())

    def _route(self, packet: Packet, now_s: float) -> bool:
        return self.by_address[packet.target].ways['in'].arrive(packet, now_s)

    def obey(self, line: bytes) -> dict:
        """Carries out one command and returns the answer to it."""
        try:
            command = json.loads(line)
            return {'ok': True, **self._carry_out(command)}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return {'ok': False, 'error': f'{type(error).__name__}: {error}'}

    def _carry_out(self, command: dict) -> dict:
        match command['command']:
            case 'impair':
                way = self.places[command['place']].ways[command['way']]
                way.impairment = change(way.impairment, command['figures'])
            case 'wall':
                between = frozenset(self.places[name].key for name in command['between'])
                (self.walls.add if command['stands'] else self.walls.discard)(between)
            case 'reset':
                for place in self.places.values():
                    place.reset()
            case 'truth':
                return {'places': {name: place.report() for name, place in self.places.items()}}
            case other:
                raise ValueError(f'unknown command {other!r}')
        return {}
