import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { watchPages } from './lastPage.ts';

const created = (targetId: string, type = 'page') =>
  `${JSON.stringify({ method: 'Target.targetCreated', params: { targetInfo: { targetId, type } } })}\0`;
const destroyed = (targetId: string) =>
  `${JSON.stringify({ method: 'Target.targetDestroyed', params: { targetId } })}\0`;

/** How often the last page went, after these pieces came out of the pipe. */
async function lastGone(...pieces: string[]): Promise<number> {
  const pipe = new PassThrough();
  let count = 0;
  watchPages(pipe, () => (count += 1));
  for (const piece of pieces) pipe.write(piece);
  pipe.end();
  await new Promise((resolve) => pipe.once('end', resolve));
  return count;
}

describe('watchPages', () => {
  it('notices when the last of several pages is closed', async () => {
    expect(await lastGone(created('a'), created('b'), destroyed('a'))).toBe(0);
    expect(await lastGone(created('a'), created('b'), destroyed('a'), destroyed('b'))).toBe(1);
  });

  it('does not mind what is no page', async () => {
    expect(await lastGone(created('w', 'service_worker'), created('a'), destroyed('w'))).toBe(0);
  });

  it('reads messages however the pipe cuts them', async () => {
    const all = created('a') + destroyed('a');
    expect(await lastGone(all.slice(0, 25), all.slice(25, 90), all.slice(90))).toBe(1);
  });
});
