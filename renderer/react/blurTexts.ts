import { defineTexts } from '../i18n/texts.ts';

/** Blurring what is behind the person. */
export const blurTexts = defineTexts(
  'blur',
  {
    blur: '背景模糊',
    blurHint: '对方只能看清你，看不清你身后的环境。处理只在这台设备上进行。',
    showBackground: '不模糊，直接开启视频',
  },
  {
    blur: 'Blur background',
    blurHint: 'The others see you, and not what is behind you. All of it is done on this device.',
    showBackground: 'Start video without blur',
  },
);
