import { defineTexts } from '../i18n/texts.ts';

export const clauseTexts = defineTexts(
  'clause',
  {
    opens: '合同第 {{clause}} 条：打开服务商关于合同的网页',
  },
  {
    opens: 'Clause {{clause}} of the contract: opens the provider’s page about it',
  },
);
