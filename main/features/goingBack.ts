import type { Dialog } from 'electron';
import type { Language } from '../../domain/settings/settings.ts';

interface Texts {
  readonly message: string;
  readonly detail: (previous: string) => string;
  readonly goBack: (previous: string) => string;
  readonly goOn: string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': {
    message: '这个版本的 Umeet 连续两次未能正常启动',
    detail: (previous) => `可以恢复到之前的版本 ${previous}。设置会保留。`,
    goBack: (previous) => `恢复版本 ${previous}`,
    goOn: '继续尝试',
  },
  en: {
    message: 'This version of Umeet could not start properly twice',
    detail: (previous) => `You can go back to version ${previous}. Your settings are kept.`,
    goBack: (previous) => `Go back to ${previous}`,
    goOn: 'Try again',
  },
};

/** Asks, without the page, which may be what is broken. True when the person wants the version before. */
export async function offerGoingBack(
  dialog: Pick<Dialog, 'showMessageBox'>,
  { language, previous }: { readonly language: Language; readonly previous: string },
): Promise<boolean> {
  const { message, detail, goBack, goOn } = TEXTS[language];
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message,
    detail: detail(previous),
    buttons: [goBack(previous), goOn],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}
