"""An impaired network on one computer: `python3 test/network/link PLACE PLACE… [--seed N]`.

Makes a network namespace for each place, says so in one line of JSON, and relays packets among them until its
standard input ends. Commands are lines of JSON on standard input, one line of answer each; link.ts speaks them.
Needs nothing but Python's own library, `ip` (iproute2), and the rights to make namespaces and TUN devices.
"""
import argparse
import json
import os
import signal
import sys

from relay import Relay


def say(message: dict) -> None:
    print(json.dumps(message), flush=True)


def hurry() -> None:
    """Real-time priority keeps the added delay exact on a busy machine; without it the truth is as exact, not the delay."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(20))
    except OSError:
        pass


def stop(_signal: int, _frame: object) -> None:
    sys.exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('places', nargs='+', metavar='PLACE')
    parser.add_argument('--seed', type=int, default=1)
    asked = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        relay = Relay(asked.places, asked.seed)
    except OSError as error:
        say({'ok': False, 'error': str(error)})
        return 1
    try:
        hurry()
        places = {place.name: {'namespace': place.namespace, 'address': place.address} for place in relay.places.values()}
        say({'ok': True, 'places': places})
        relay.run(sys.stdin.fileno(), say)
    finally:
        relay.close()
    return 0


if __name__ == '__main__':
    sys.exit(main())
