import { expect, test } from 'vitest';
import { JOIN_WINDOW_MS } from '../../domain/incidents/monitor.ts';
import { fail, ok } from '../../domain/reply.ts';
import { LIMITS } from '../protocol/index.ts';
import { createJoinMeter } from './joinMeter.ts';

test('joins fail by our own fault, by no reply, and by one that comes too late; not by a refusal', () => {
  const clock = { now: 1_000_000 };
  const meter = createJoinMeter(() => clock.now);
  meter.begin()(ok({}));
  meter.begin()(fail('room-full'));
  expect(meter.count()).toEqual({ all: 2, failed: 0 });
  meter.begin()(fail('internal'));
  meter.begin()(undefined);
  const late = meter.begin();
  expect(meter.count()).toEqual({ all: 4, failed: 2 });
  clock.now += LIMITS.ackTimeoutMs + 1;
  expect(meter.count()).toEqual({ all: 5, failed: 3 });
  late(ok({}));
  expect(meter.count()).toEqual({ all: 5, failed: 3 });
  clock.now += JOIN_WINDOW_MS;
  expect(meter.count()).toEqual({ all: 0, failed: 0 });
});
