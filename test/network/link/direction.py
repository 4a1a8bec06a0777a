"""One direction of one link: impairs packets, passes them on in time, and counts exactly what it did."""
import collections
import heapq
import time
from typing import Callable

from impairment import Dice, Impairment
from packets import KINDS, Packet
from stream import Stream

FATES = ('entered', 'left', 'lost', 'queueDropped', 'outageDropped')

# Delays are kept as a histogram with steps of a tenth of a millisecond, so that a long run costs no memory.
STEPS_PER_S = 10_000


class Direction:
    """`forward(packet, now_s)` is called with each packet when it is due, and says whether it could be passed on."""

    def __init__(self, seed: str, forward: 'Callable[[Packet, float], bool]'):
        self.forward = forward
        self.impairment = Impairment()
        self.dice = Dice(seed)
        self.last_due_s = self.link_free_s = 0.0
        self.waiting: list = []
        self.serial = 0
        self.reset()

    def reset(self) -> None:
        """Zeroes the account; packets on their way stay on their way."""
        self.counts = {fate: dict.fromkeys(KINDS, 0) for fate in FATES}
        self.bursts: collections.Counter = collections.Counter()
        self.burst = 0
        self.delays: collections.Counter = collections.Counter()
        self.lateness: collections.Counter = collections.Counter()
        self.delay_sum_s = 0.0
        self.streams: 'dict[tuple, Stream]' = {}
        self.since_s = time.monotonic()

    def arrive(self, packet: Packet, now_s: float) -> bool:
        """Takes a packet in. True, because what becomes of it is this direction's own affair."""
        self.counts['entered'][packet.kind] += 1
        stream = self._stream_of(packet)
        if stream:
            stream.enter(packet)
        fate, due_s = self._decide(packet, now_s)
        if fate == 'left':
            self.serial += 1
            heapq.heappush(self.waiting, (due_s, self.serial, now_s, packet))
        else:
            self._drop(packet, fate)
        return True

    def flush(self, now_s: float) -> None:
        """Passes on everything that is due."""
        while self.waiting and self.waiting[0][0] <= now_s:
            due_s, _, entered_s, packet = heapq.heappop(self.waiting)
            left_s = time.monotonic()
            if not self.forward(packet, left_s):
                self._drop(packet, 'queueDropped')
                continue
            self.counts['left'][packet.kind] += 1
            self.delays[round((left_s - entered_s) * STEPS_PER_S)] += 1
            self.lateness[round((left_s - due_s) * STEPS_PER_S)] += 1
            self.delay_sum_s += left_s - entered_s
            stream = self._stream_of(packet)
            if stream:
                stream.leave(packet, left_s)

    def _stream_of(self, packet: Packet) -> 'Stream | None':
        if packet.kind != 'rtp':
            return None
        key = (packet.source, packet.target, packet.ssrc)
        stream = self.streams.get(key)
        if stream is None:
            stream = self.streams[key] = Stream(packet)
        return stream

    def _decide(self, packet: Packet, now_s: float) -> 'tuple[str, float]':
        figures = self.impairment
        if figures.outage:
            return 'outageDropped', now_s
        if packet.kind in figures.lossOf and self._loses():
            return 'lost', now_s
        due_s = now_s
        if figures.rateKbps > 0:
            start_s = max(now_s, self.link_free_s)
            if start_s - now_s > figures.queueMs / 1e3:
                return 'queueDropped', now_s
            due_s = self.link_free_s = start_s + len(packet.data) * 8 / (figures.rateKbps * 1e3)
        due_s += (figures.delayMs + self.dice.extra_delay_ms(figures)) / 1e3
        if figures.keepsOrder:
            due_s = self.last_due_s = max(due_s, self.last_due_s)
        return 'left', due_s

    def _loses(self) -> bool:
        hit = self.dice.loses(self.impairment)
        if hit:
            self.burst += 1
        elif self.burst:
            self.bursts[self.burst] += 1
            self.burst = 0
        return hit

    def _drop(self, packet: Packet, fate: str) -> None:
        self.counts[fate][packet.kind] += 1
        stream = self._stream_of(packet)
        if stream:
            stream.lose(in_outage=fate == 'outageDropped')

    def report(self) -> dict:
        return {
            'seconds': round(time.monotonic() - self.since_s, 3),
            'counts': self.counts,
            'bursts': {str(length): times for length, times in sorted(self.bursts.items())},
            'delaySumMs': round(self.delay_sum_s * 1e3, 3),
            'delayMs': spread(self.delays),
            'latenessMs': spread(self.lateness),
            'streams': [stream.report() for stream in self.streams.values()],
        }


def spread(histogram: collections.Counter) -> 'dict | None':
    """Percentiles in milliseconds; None without packets."""
    total = sum(histogram.values())
    if total == 0:
        return None
    wanted = {'p50': 0.5, 'p95': 0.95, 'p99': 0.99, 'max': 1.0}
    found: dict = {'packets': total}
    seen = 0
    for step in sorted(histogram):
        seen += histogram[step]
        for name, share in wanted.items():
            if name not in found and seen >= share * total:
                found[name] = step / STEPS_PER_S * 1e3
    return found
