import { describe, expect, test } from 'vitest';
import type { EvidencePartId, PreparedReport } from '../../session/reports/port.ts';
import { changed, collectedAgain, proposedDraft, withPart } from './draft.ts';

function prepared(change: Partial<PreparedReport> = {}): PreparedReport {
  return {
    occurredAtMs: 1_000,
    category: 'video',
    level: 2,
    reason: 'several-impaired',
    parts: parts('quality', 'samples', 'log'),
    ...change,
  };
}

function parts(...ids: EvidencePartId[]): PreparedReport['parts'] {
  return ids.map((id) => ({ id, name: `${id}.json`, bytes: 2, preview: '{}' }));
}

describe('a report that is being written', () => {
  test('begins as proposed, with all evidence, and is not yet worth keeping', () => {
    const draft = proposedDraft(prepared());
    expect(draft.filing).toMatchObject({ category: 'video', level: 2, words: '' });
    expect(draft.filing.parts).toEqual(['quality', 'samples', 'log']);
    expect(draft.isTouched).toBe(false);
    expect(changed(draft, { words: 'x' }).isTouched).toBe(true);
  });

  test('goes on with what was kept of one that was never sent', () => {
    const kept = { words: 'half a thou', contact: '', level: 1, leftOut: ['log', 'gone'] } as const;
    const draft = proposedDraft(prepared(), kept);
    expect(draft.filing.parts).toEqual(['quality', 'samples']);
    expect(draft.filing).toMatchObject({ category: 'video', level: 1, words: 'half a thou' });
    expect(draft.isTouched).toBe(true);
  });

  test('leaves a part out and takes it in again at its place', () => {
    const without = withPart(proposedDraft(prepared()), 'samples', false);
    expect(without.filing.parts).toEqual(['quality', 'log']);
    expect(withPart(without, 'samples', true).filing.parts).toEqual(['quality', 'samples', 'log']);
  });

  test('keeps what the person decided when evidence is collected again, and follows the proposal elsewhere', () => {
    const decided = changed(proposedDraft(prepared()), { words: 'since nine', level: 1 });
    const draft = withPart(decided, 'log', false);
    const again = prepared({
      category: 'audio',
      level: 3,
      parts: parts('quality', 'samples', 'log', 'events'),
    });
    expect(collectedAgain(draft, again).filing).toEqual({
      category: 'audio',
      level: 1,
      words: 'since nine',
      contact: '',
      parts: ['quality', 'samples', 'events'],
      incidentId: undefined,
    });
  });
});
