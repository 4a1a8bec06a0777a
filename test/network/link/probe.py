"""Sends numbered packets that look like RTP from one place to another, for the test of the link itself.

`probe.py receive ADDRESS` says `up`, then prints what came once nothing has come for a while.
`probe.py send ADDRESS COUNT PER_SECOND` sends.
"""
import json
import socket
import struct
import sys
import time

PORT = 5004
SSRC = 1234
SILENCE_S = 0.8
HEADER = struct.Struct('!BBHII')
BODY = struct.Struct('!Qd')


def receive(address: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as inlet:
        inlet.bind((address, PORT))
        print('up', flush=True)
        delays_ms, overtaken, highest = [], 0, -1
        try:
            while True:
                data = inlet.recv(2_000)
                inlet.settimeout(SILENCE_S)
                number, sent_s = BODY.unpack_from(data, HEADER.size)
                delays_ms.append((time.monotonic() - sent_s) * 1e3)
                overtaken += number < highest
                highest = max(highest, number)
        except TimeoutError:
            pass
    delays_ms.sort()
    at = lambda share: delays_ms[int(share * (len(delays_ms) - 1))]
    print(json.dumps({'received': len(delays_ms), 'overtaken': overtaken, 'p05Ms': at(0.05), 'p50Ms': at(0.5), 'p95Ms': at(0.95)}))


def send(address: str, count: int, per_second: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outlet:
        due_s = time.monotonic()
        for number in range(count):
            header = HEADER.pack(128, 96, number & 0xFFFF, number * 90_000 // per_second, SSRC)
            outlet.sendto(header + BODY.pack(number, time.monotonic()) + bytes(900), (address, PORT))
            due_s += 1 / per_second
            time.sleep(max(0, due_s - time.monotonic()))


if sys.argv[1] == 'receive':
    receive(sys.argv[2])
else:
    send(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
