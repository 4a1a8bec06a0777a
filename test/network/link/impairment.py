"""What a direction of a link does to packets: a set of figures, and the dice that are rolled for each packet."""
import dataclasses
import random


@dataclasses.dataclass
class Impairment:
    """One direction's figures. The names are those of the control messages."""

    lossPercent: float = 0.0
    # independent: each packet alone. stratified: exactly one in every 100/lossPercent, at a random place.
    # bursty: a two-state (Gilbert) chain with runs of `burstPackets` in the mean.
    lossModel: str = 'independent'
    burstPackets: float = 5.0
    # Kinds of packets that may be lost; calls go on when only media is.
    lossOf: tuple = ('rtp',)
    delayMs: float = 0.0
    # uniform: 0 to jitterMs more. spike: jitterMs more for one packet in twenty.
    jitterMs: float = 0.0
    jitterModel: str = 'uniform'
    # True: no packet overtakes another, as in a queue.
    keepsOrder: bool = True
    # Bottleneck with a drop-tail queue; 0 is unlimited.
    rateKbps: float = 0.0
    queueMs: float = 200.0
    # True: nothing passes, of any kind.
    outage: bool = False


FIELDS = {field.name: field for field in dataclasses.fields(Impairment)}
CHOICES = {
    'lossModel': ('independent', 'stratified', 'bursty'),
    'jitterModel': ('uniform', 'spike'),
}


def change(impairment: Impairment, figures: dict) -> Impairment:
    """The impairment with some figures changed. Raises ValueError for what it does not know."""
    for name, value in figures.items():
        if name not in FIELDS:
            raise ValueError(f'unknown figure {name!r}')
        if value not in CHOICES.get(name, (value,)):
            raise ValueError(f'{name} cannot be {value!r}')
    return dataclasses.replace(impairment, **figures)


class Dice:
    """Decides packet by packet, from a seed, so that a run can be repeated."""

    def __init__(self, seed: str):
        self.random = random.Random(seed)
        self.in_burst = False
        self.place = 0
        self.victim = 0

    def loses(self, figures: Impairment) -> bool:
        share = figures.lossPercent / 100
        if share <= 0:
            return False
        if figures.lossModel == 'bursty':
            return self._loses_in_bursts(share, max(1.0, figures.burstPackets))
        if figures.lossModel == 'stratified':
            return self._loses_one_in(max(1, round(1 / share)))
        return self.random.random() < share

    def _loses_in_bursts(self, share: float, burst: float) -> bool:
        ends = 1 / burst
        begins = min(1.0, share * ends / max(1e-12, 1 - share))
        roll = self.random.random()
        self.in_burst = roll >= ends if self.in_burst else roll < begins
        return self.in_burst

    def _loses_one_in(self, size: int) -> bool:
        if self.place == 0:
            self.victim = self.random.randrange(size)
        hit = self.place == self.victim
        self.place = (self.place + 1) % size
        return hit

    def extra_delay_ms(self, figures: Impairment) -> float:
        if figures.jitterMs <= 0:
            return 0.0
        if figures.jitterModel == 'spike':
            return figures.jitterMs if self.random.random() < 0.05 else 0.0
        return self.random.random() * figures.jitterMs
