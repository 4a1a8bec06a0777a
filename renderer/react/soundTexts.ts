import { defineTexts } from '../i18n/texts.ts';

/** What can be done to the microphone's sound, in Settings and in the meeting. */
export const soundTexts = defineTexts(
  'sound',
  {
    echoCancellation: '回声消除',
    echoCancellationHint: '去除扬声器传回麦克风的声音。使用耳机时可以关闭。',
    noiseSuppression: '降噪',
    noiseSuppressionHint: '减弱风扇、键盘等持续的背景声音。',
    autoGain: '自动音量',
    autoGainHint: '说话声音忽大忽小时，保持音量平稳。',
    original: '原声',
    originalHint:
      '不做任何处理，以立体声和更高音质发送，适合音乐。请使用耳机，否则对方会听到自己的回声。',
  },
  {
    echoCancellation: 'Echo cancellation',
    echoCancellationHint:
      'Takes the speaker’s sound out of the microphone’s. Not needed with headphones.',
    noiseSuppression: 'Noise suppression',
    noiseSuppressionHint: 'Softens fans, keyboards and other steady noise.',
    autoGain: 'Automatic gain',
    autoGainHint: 'Keeps the volume even, however loud you speak.',
    original: 'Original sound',
    originalHint:
      'For music: nothing is changed, and it is sent in stereo and at a higher rate. Use headphones, or the others hear their own echo.',
  },
);
