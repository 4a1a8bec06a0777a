import type { Language } from '../../settings/settings.ts';
import type { Edition, EditionText } from '../edition.ts';
import { DIGEST_FIGURES } from '../figures.ts';
import { DIGEST_EN } from './en.ts';
import { DIGEST_ZH } from './zhCN.ts';

/** The edition that ships with the program, in both languages. */
export const DIGESTS: Readonly<Record<Language, Edition>> = {
  'zh-CN': digest(
    'zh-CN',
    DIGEST_ZH,
    'e516bd97f3e5579dc3d0c290cdc611a65072de0ed16e76783ca2311b2f125b0f',
  ),
  en: digest('en', DIGEST_EN, '243a4f185a31864101cf91851cde0d3cd5825d91f28a87473eb6710a748eb489'),
};

function digest(language: Language, text: EditionText, hash: string): Edition {
  return {
    editionId: `digest-${language}`,
    kind: 'digest',
    language,
    version: '1',
    holdsFrom: undefined,
    source: 'umeet',
    hash,
    figures: DIGEST_FIGURES,
    ...text,
  };
}
