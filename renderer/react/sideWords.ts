import type { MemberId } from '../../domain/ids.ts';
import type {
  Side,
  SideFinding,
  SideReason,
  SideReasonCode,
} from '../../domain/quality/sideFinding.ts';
import type { Language } from '../../domain/settings/settings.ts';
import { formatNumber } from '../i18n/format.ts';
import type { Translate } from '../i18n/texts.ts';
import type { sideTexts } from './sideTexts.ts';

/** The translator of these texts. */
export type SideTranslate = Translate<NonNullable<(typeof sideTexts)['keys']>>;

/** What putting a finding into words needs. */
export interface SideSpeech {
  readonly t: SideTranslate;
  readonly language: Language;
  /** `undefined` for somebody who has left. */
  nameOf(memberId: MemberId): string | undefined;
}

type TextKey = keyof (typeof sideTexts)['en'];

const REASONS = {
  'device-encode-slow': 'reason.device-encode-slow',
  'device-cpu-limited': 'reason.device-cpu-limited',
  'device-frames-dropped': 'reason.device-frames-dropped',
  'device-capture-slow': 'reason.device-capture-slow',
  'device-sound-missing': 'reason.device-sound-missing',
  'device-timers-late': 'reason.device-timers-late',
  'device-pressure': 'reason.device-pressure',
  'picture-poor-for-all': 'reason.picture-poor-for-all',
  'sound-poor-for-all': 'reason.sound-poor-for-all',
  'pictures-poor-from-all': 'reason.pictures-poor-from-all',
  'sounds-poor-from-all': 'reason.sounds-poor-from-all',
  'links-impaired': 'reason.links-impaired',
  'others-fine-elsewhere': 'reason.others-fine-elsewhere',
  'relayed-impaired': 'reason.relayed-impaired',
  'direct-fine': 'reason.direct-fine',
  'far-direct-fine': 'reason.far-direct-fine',
  'far-encode-slow': 'reason.far-encode-slow',
  'far-cpu-limited': 'reason.far-cpu-limited',
  'far-frames-dropped': 'reason.far-frames-dropped',
  'far-capture-slow': 'reason.far-capture-slow',
  'far-sound-missing': 'reason.far-sound-missing',
  'far-timers-late': 'reason.far-timers-late',
  'far-pressure': 'reason.far-pressure',
  'far-links-impaired': 'reason.far-links-impaired',
  'my-others-fine': 'reason.my-others-fine',
  'loss-receiving': 'reason.loss-receiving',
  'loss-sending': 'reason.loss-sending',
  'jitter-receiving': 'reason.jitter-receiving',
  'jitter-sending': 'reason.jitter-sending',
  'outage-receiving': 'reason.outage-receiving',
  'outage-sending': 'reason.outage-sending',
  delay: 'reason.delay',
  'picture-receiving': 'reason.picture-receiving',
  'picture-sending': 'reason.picture-sending',
  'sound-receiving': 'reason.sound-receiving',
  'sound-sending': 'reason.sound-sending',
} as const satisfies Record<SideReasonCode, TextKey>;

const PICTURE_PARTS = {
  shortSide: 'picture.size',
  framesPerSecond: 'picture.frames',
  frozenPercent: 'picture.frozen',
} as const satisfies Record<string, TextKey>;

const SIDES = {
  'this-device': 'side.this-device',
  'this-network': 'side.this-network',
  service: 'side.service',
  'far-end': 'side.far-end',
} as const satisfies Record<Side, TextKey>;

const REMEDIES = {
  'this-device': 'advice.this-device',
  'this-network': 'advice.this-network',
  service: 'advice.service',
  'far-end': 'advice.far-end',
} as const satisfies Record<Side, TextKey>;

/** Whose side it is, in one sentence with the evidence for it. */
export function sideSentence(finding: SideFinding, speech: SideSpeech): string {
  const { t } = speech;
  if (finding.state === 'well') return t('well');
  const what =
    finding.state === 'clear'
      ? say(speech, SIDES[finding.side], { name: nameFor(finding.memberId, speech) })
      : t('unclear');
  if (finding.reasons.length === 0) return what;
  return t('explained', { finding: what, reasons: reasonsWords(finding.reasons, speech) });
}

/** What a person can do about it. */
export function sideRemedy(finding: SideFinding, speech: SideSpeech): string {
  if (finding.state !== 'clear') return speech.t('advice.unclear');
  return say(speech, REMEDIES[finding.side], { name: nameFor(finding.memberId, speech) });
}

/** What was measured, as a part of a sentence; at least one. */
export function reasonsWords(reasons: readonly SideReason[], speech: SideSpeech): string {
  return reasons
    .map((reason) => reasonWords(reason, speech))
    .reduceRight((rest, first) => speech.t('listed', { first, rest }));
}

/** One measurement, as a part of a sentence. */
function reasonWords({ code, figures, memberId }: SideReason, speech: SideSpeech): string {
  const numbers = Object.entries(figures).map(([name, value]) => [
    name,
    formatNumber(value, speech.language, digitsOf(name)),
  ]);
  const values = Object.fromEntries(numbers) as Record<string, string>;
  return say(speech, REASONS[code], {
    ...values,
    name: nameFor(memberId, speech),
    picture: pictureWords(values, speech),
  });
}

function pictureWords(values: Readonly<Record<string, string>>, speech: SideSpeech): string {
  const parts = Object.entries(PICTURE_PARTS)
    .filter(([figure]) => values[figure] !== undefined)
    .map(([, key]) => say(speech, key, values));
  return parts.length > 0
    ? parts.join(speech.language === 'en' ? ', ' : '，')
    : speech.t('picture.poor');
}

function nameFor(memberId: MemberId | undefined, { t, nameOf }: SideSpeech): string {
  return (memberId && nameOf(memberId)) ?? t('someone');
}

/** A share of 0.5 % needs its digit, and so does a second of outage; the others are whole numbers. */
function digitsOf(figure: string): number {
  if (figure === 'lossPercent') return 2;
  return figure === 'seconds' ? 1 : 0;
}

/** Which values a text needs depends on its key, which is known only here: a test says every text with its figures. */
function say({ t }: SideSpeech, key: TextKey, values: Readonly<Record<string, string>>): string {
  return (t as (key: TextKey, values: Readonly<Record<string, string>>) => string)(key, values);
}
