"""The ground truth of one RTP stream on its way through one direction of a link."""
from packets import Packet

# Payload types that Chromium gives to sound (Opus, and RED around it); everything else ticks as video does.
AUDIO_CLOCKS = {111: 48_000, 63: 48_000}
VIDEO_CLOCK = 90_000

# A jump of more than this says that the sender started its timestamps anew.
LONGEST_STEP_S = 5


class Stream:
    """Counts what came in and went out, and the jitter with which it went out (RFC 3550 section 6.4.1)."""

    def __init__(self, packet: Packet):
        self.packet = packet
        self.clock = AUDIO_CLOCKS.get(packet.payload_type, VIDEO_CLOCK)
        self.entered = self.left = self.lost = self.lost_in_outage = 0
        self.first = self.highest = packet.sequence
        self.cycles = 0
        self.jitter_s = self.jitter_sum_s = self.jitter_max_s = 0.0
        self.jitter_count = 0
        self.last_left_s = 0.0
        self.last_timestamp: 'int | None' = None

    def enter(self, packet: Packet) -> None:
        self.entered += 1
        if 0 < (packet.sequence - self.highest) & 0xFFFF < 0x8000:
            if packet.sequence < self.highest:
                self.cycles += 0x10000
            self.highest = packet.sequence

    def lose(self, in_outage: bool) -> None:
        self.lost += 1
        self.lost_in_outage += in_outage

    def leave(self, packet: Packet, now_s: float) -> None:
        self.left += 1
        # As receivers do: one measurement a picture, on its first packet.
        if packet.timestamp == self.last_timestamp:
            return
        if self.last_timestamp is not None:
            step = (packet.timestamp - self.last_timestamp + 0x80000000) & 0xFFFFFFFF
            step_s = (step - 0x80000000) / self.clock
            if abs(step_s) < LONGEST_STEP_S:
                self._measure(abs(now_s - self.last_left_s - step_s))
        self.last_left_s, self.last_timestamp = now_s, packet.timestamp

    def _measure(self, deviation_s: float) -> None:
        self.jitter_s += (deviation_s - self.jitter_s) / 16
        self.jitter_sum_s += self.jitter_s
        self.jitter_count += 1
        self.jitter_max_s = max(self.jitter_max_s, self.jitter_s)

    def report(self) -> dict:
        packet = self.packet
        return {
            'ssrc': packet.ssrc,
            'from': '.'.join(map(str, packet.source)),
            'to': '.'.join(map(str, packet.target)),
            'payloadType': packet.payload_type,
            'expected': self.cycles + self.highest - self.first + 1,
            'entered': self.entered,
            'left': self.left,
            'lost': self.lost,
            'lostInOutage': self.lost_in_outage,
            'jitterMs': round(self.jitter_s * 1e3, 3),
            'jitterMeanMs': round(self.jitter_sum_s / max(1, self.jitter_count) * 1e3, 3),
            'jitterMaxMs': round(self.jitter_max_s * 1e3, 3),
        }
