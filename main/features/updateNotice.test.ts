import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { UpdateState } from '../../domain/desktop/updates.ts';
import { ok } from '../../domain/reply.ts';
import { setupUpdateNotice } from './updateNotice.ts';

it('is shown when a version has become ready, and its button installs it', () => {
  const log: unknown[] = [];
  const store = createStore<UpdateState>(() => ({
    current: '1.0.0',
    isPossible: true,
    step: 'downloading',
    offered: { version: '1.1.0', notes: '' },
    progress: 0.5,
    problem: null,
    checkedMs: null,
    previous: null,
  }));
  const install = () => {
    log.push('installs');
    return ok(null);
  };
  setupUpdateNotice(
    { store, install },
    {
      show: (notice, restart) => {
        log.push(notice);
        restart?.();
      },
    },
  );
  store.setState({ progress: 1 });
  store.setState({ step: 'ready' });
  store.setState({ progress: null });
  expect(log).toEqual([{ kind: 'update-ready', version: '1.1.0' }, 'installs']);
});
