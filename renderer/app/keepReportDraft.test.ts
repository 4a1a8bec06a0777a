import { expect, test } from 'vitest';
import { createMemory } from '../../test/fakes/engine.ts';
import { createViewStore, type ReportDraft } from '../commands/index.ts';
import { keepReportDraft } from './keepReportDraft.ts';

const draft = (words: string, isTouched = true): ReportDraft => ({
  isTouched,
  prepared: {
    occurredAtMs: 1,
    category: 'video',
    level: 2,
    reason: 'nothing-measured-wrong',
    parts: [
      { id: 'log', name: 'program.log', bytes: 1, preview: '' },
      { id: 'path', name: 'path.json', bytes: 1, preview: '' },
    ],
  },
  filing: {
    category: 'audio',
    level: 2,
    words,
    contact: '',
    parts: ['path'],
    incidentId: undefined,
  },
});

test('what was written of a report is there again after a crash, until it is sent', () => {
  const { store } = createMemory();
  const first = createViewStore();
  keepReportDraft(first, store);
  expect(first.getState().keptReport).toBeUndefined();
  first.setState({ reportDraft: draft('as proposed', false) });
  first.setState({ reportDraft: draft('half a thou') });

  const second = createViewStore();
  const end = keepReportDraft(second, store);
  expect(second.getState().keptReport).toEqual({
    words: 'half a thou',
    contact: '',
    category: 'audio',
    leftOut: ['log'],
  });
  second.setState({ reportDraft: draft('half a thought') });
  second.setState({ reportDraft: undefined });
  expect(second.getState().keptReport).toBeUndefined();
  end();

  const third = createViewStore();
  keepReportDraft(third, store);
  expect(third.getState().keptReport).toBeUndefined();
});

test('what is no draft is taken for none', () => {
  const { store } = createMemory();
  for (const text of ['{', '{"words":1,"contact":""}', `{"words":"${'x'.repeat(5_000)}"}`]) {
    store.write('report-draft', text);
    const view = createViewStore();
    keepReportDraft(view, store)();
    expect(view.getState().keptReport).toBeUndefined();
  }
});
