import { Link } from '@fluentui/react-components';
import { useTexts } from '../i18n/useTexts.ts';
import { clauseTexts } from './clauseTexts.ts';

/** The provider's public page, where the terms are found. */
const CONTRACT_PAGE = 'https://www.umeet.com.cn/';

/**
 * A link that is named by its clause, `§5.4`, and opens the page about the contract outside of the program. `clause`
 * is the number without its sign, as in `PROMISE_TERMS`.
 */
export function ClauseLink(props: { readonly clause: string }) {
  const t = useTexts(clauseTexts);
  return (
    <Link
      href={CONTRACT_PAGE}
      target="_blank"
      rel="noreferrer"
      inline
      title={t('opens', { clause: props.clause })}
    >
      §{props.clause}
    </Link>
  );
}
