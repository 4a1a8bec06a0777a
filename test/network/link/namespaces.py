"""Network namespaces, each with one interface whose other end is a file of this process (a TUN device)."""
import ctypes
import fcntl
import os
import re
import struct
import subprocess
import threading
from typing import IO, Callable

FOLDER = '/run/netns'
PREFIX = 'umeet'

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
CLONE_NEWNET = 0x40000000


def run(*command: str, must: bool = True) -> str:
    """What the command printed. Raises OSError with its complaint when it must succeed and does not."""
    done = subprocess.run(command, capture_output=True, text=True)
    if must and done.returncode != 0:
        raise OSError(f'{" ".join(command)}: {done.stderr.strip()}')
    return done.stdout


def name_of(place: str) -> str:
    """Unique on this computer, and it says whose it is."""
    return f'{PREFIX}-{os.getpid()}-{place}'


def remove_orphans() -> None:
    """Removes the namespaces of earlier runs that were killed before they could."""
    names = os.listdir(FOLDER) if os.path.isdir(FOLDER) else []
    for name in names:
        owner = re.fullmatch(rf'{PREFIX}-(\d+)-\w+', name)
        if owner and not os.path.exists(f'/proc/{owner[1]}'):
            remove(name)


def remove(name: str) -> None:
    run('ip', 'netns', 'del', name, must=False)


def create(name: str, device: str, address: str) -> int:
    """Makes the namespace with `eth0` at this address of a /24, and returns the file its packets are read from."""
    run('ip', 'netns', 'add', name)
    file = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(file, TUNSETIFF, struct.pack('16sH', device.encode(), IFF_TUN | IFF_NO_PI))
        run('ip', 'link', 'set', device, 'netns', name, 'name', 'eth0')
        inside(name, switch_off_ipv6)
        run('ip', '-n', name, 'link', 'set', 'lo', 'up')
        run('ip', '-n', name, 'addr', 'add', f'{address}/24', 'dev', 'eth0')
        # A long queue, so that the kernel drops nothing before it is counted here.
        run('ip', '-n', name, 'link', 'set', 'eth0', 'mtu', '1500', 'txqueuelen', '2000', 'up')
        run('ip', '-n', name, 'route', 'add', 'default', 'dev', 'eth0')
    except OSError:
        os.close(file)
        raise
    return file


def inside(name: str, work: Callable[[], None]) -> None:
    """Does the work in the namespace: in a thread of its own, because a thread can change its namespace alone."""

    def enter_and_work() -> None:
        with open(f'{FOLDER}/{name}') as handle:
            # Python has its own setns only since 3.12.
            if ctypes.CDLL(None, use_errno=True).setns(handle.fileno(), CLONE_NEWNET) == 0:
                work()

    thread = threading.Thread(target=enter_and_work)
    thread.start()
    thread.join()


def switch_off_ipv6() -> None:
    try:
        with open('/proc/sys/net/ipv6/conf/all/disable_ipv6', 'w') as setting:
            setting.write('1')
    except OSError:
        pass  # Not everywhere is it there; other versions of IP are not passed on anyhow.


def open_counters(name: str) -> 'IO[bytes]':
    """The kernel's counters of the namespace, to be read again and again without starting a program."""
    opened: 'list[IO[bytes]]' = []
    inside(name, lambda: opened.append(open('/proc/thread-self/net/dev', 'rb', buffering=0)))
    return opened[0]


def dropped_by_kernel(counters: 'IO[bytes]') -> int:
    """Packets that came too fast to be read. Ground truth is complete only while this stands still."""
    counters.seek(0)
    line = next(line for line in counters.read().splitlines() if b'eth0:' in line)
    # Eight figures of what is received, then bytes, packets, errors and drops of what is sent.
    return int(line.split(b':')[1].split()[11])
