import { describe, expect, it } from 'vitest';
import { createJournal } from './journal.ts';

describe('the journal', () => {
  it('remembers what was logged and what happened, apart and each with its time', () => {
    let nowMs = 1;
    const journal = createJournal(() => nowMs);
    journal.log('warn', 'slow', { ms: 3 });
    nowMs = 2;
    journal.event('link connected');
    journal.log('debug', 'of no interest');
    expect(journal.lines()).toEqual([{ atMs: 1, level: 'warn', text: 'slow', context: { ms: 3 } }]);
    expect(journal.events()).toMatchObject([{ atMs: 2, text: 'link connected' }]);
  });

  it('forgets the oldest and never grows for ever', () => {
    const journal = createJournal(() => 0);
    for (let at = 0; at < 2_000; at += 1) journal.log('info', `line ${at}`);
    expect(journal.lines()).toHaveLength(500);
    expect(journal.lines()[0]?.text).toBe('line 1500');
  });
});
