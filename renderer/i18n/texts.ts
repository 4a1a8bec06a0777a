import type { Language } from '../../domain/settings/settings.ts';

/** The names between `{{` and `}}` of a text. */
export type Placeholders<Text extends string> =
  Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** One feature's texts. Chinese decides the keys and placeholders, English is checked against it. */
export type Texts<Zh extends Record<string, string>> = {
  /** Unique among all texts; the feature's folder name. */
  readonly namespace: string;
} & { readonly [L in Language]: { readonly [K in keyof Zh]: string } } & {
  /** Carries the literal types of the Chinese texts, from which placeholders are read. Never set. */
  readonly keys?: Zh;
};

/** Turns a key (and the values its text asks for) into a sentence of the current language. */
export type Translate<Zh extends Record<string, string>> = <K extends keyof Zh & string>(
  key: K,
  ...values: [Placeholders<Zh[K]>] extends [never]
    ? []
    : [Readonly<Record<Placeholders<Zh[K]>, string | number>>]
) => string;

/** Declares a feature's texts. A key missing in English, or one that Chinese lacks, does not compile. */
export function defineTexts<const Zh extends Record<string, string>>(
  namespace: string,
  zh: Zh,
  en: { readonly [K in keyof Zh]: string },
): Texts<Zh> {
  return { namespace, 'zh-CN': zh, en };
}
