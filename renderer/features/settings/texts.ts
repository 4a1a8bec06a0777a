import { defineTexts } from '../../i18n/texts.ts';

export const settingsTexts = defineTexts(
  'settings',
  {
    title: '设置',
    appearance: '语言',
    language: '界面语言',
    languageSystem: '跟随系统',
    languageHint: '深色、浅色和高对比度外观跟随系统设置。',
    devices: '设备',
    devicesHint: '会议中也可以随时更换。',
    sounds: '提示音',
    soundsHint: '会议连接中断和恢复时，轻声提示。',
    history: '历史',
    about: '关于',
    version: 'Umeet 网络会议，版本 {{version}}',
  },
  {
    title: 'Settings',
    appearance: 'Language',
    language: 'Interface language',
    languageSystem: 'System',
    languageHint: 'Light, dark and high contrast follow the system.',
    devices: 'Devices',
    devicesHint: 'You can also change them during a meeting.',
    sounds: 'Sounds',
    soundsHint: 'A soft sound when the connection to the meeting is lost and when it is back.',
    history: 'History',
    about: 'About',
    version: 'Umeet, version {{version}}',
  },
);
