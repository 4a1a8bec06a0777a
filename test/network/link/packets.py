"""What a packet is, by its bytes alone. SRTP leaves the header of RTP in clear, so no keys are needed."""
import struct
from typing import NamedTuple

KINDS = ('rtp', 'rtcp', 'stun', 'dtls', 'other')

IPV4_UDP = 17


class Packet(NamedTuple):
    """An IPv4 packet and what its header says; the RTP fields are 0 for every other kind."""

    data: bytes
    source: bytes
    target: bytes
    kind: str
    ssrc: int
    payload_type: int
    sequence: int
    timestamp: int


def parse(data: bytes) -> 'Packet | None':
    """None for what is not IPv4."""
    if len(data) < 20 or data[0] >> 4 != 4:
        return None
    source, target = data[12:16], data[16:20]
    start = (data[0] & 15) * 4 + 8
    if data[9] != IPV4_UDP or len(data) <= start:
        return Packet(data, source, target, 'other', 0, 0, 0, 0)
    # ChannelData of TURN (RFC 8656 section 12.4): four bytes before the packet it carries.
    if 64 <= data[start] <= 79:
        start += 4
    return Packet(data, source, target, *demultiplex(data, start))


def demultiplex(data: bytes, start: int) -> 'tuple[str, int, int, int, int]':
    """Kind, SSRC, payload type, sequence number and timestamp (RFC 7983 section 7, RFC 5761 section 4)."""
    if len(data) < start + 8:
        return 'other', 0, 0, 0, 0
    first = data[start]
    if 128 <= first <= 191:
        if 192 <= data[start + 1] <= 223:
            return 'rtcp', 0, 0, 0, 0
        if len(data) >= start + 12:
            sequence, timestamp, ssrc = struct.unpack_from('!HII', data, start + 2)
            return 'rtp', ssrc, data[start + 1] & 127, sequence, timestamp
    if first <= 3:
        return 'stun', 0, 0, 0, 0
    if 20 <= first <= 63:
        return 'dtls', 0, 0, 0, 0
    return 'other', 0, 0, 0, 0
