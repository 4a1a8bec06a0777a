import { defineTexts } from '../i18n/texts.ts';

export const keepHistoryTexts = defineTexts(
  'keepHistory',
  {
    label: '通话历史保存',
    days: '{{count}} 天',
    forEver: '永久',
    hint: '更早的记录会从这台设备上删除。',
  },
  {
    label: 'Keep call history for',
    days: '{{count}} days',
    forEver: 'Ever',
    hint: 'Older records are deleted from this device.',
  },
);
