import { defineTexts } from '../../i18n/texts.ts';

export const screenPickerTexts = defineTexts(
  'screenPicker',
  {
    title: '选择要共享的内容',
    screens: '屏幕',
    windows: '窗口',
    audio: '同时共享电脑声音',
    audioHint: '其他人会听到这台电脑播放的所有声音。',
    share: '共享',
    cancel: '取消',
    loading: '正在获取可共享的内容…',
    noScreens: '没有可以共享的屏幕。',
    noWindows: '没有可以共享的窗口。最小化的窗口需要先还原。',
    failed: '暂时无法列出屏幕和窗口，正在重试。',
    gone: '这个窗口已关闭，请选择其他内容。',
    refused:
      'macOS 不允许 Umeet 录制屏幕。请在“系统设置 › 隐私与安全性 › 录屏与系统录音”中打开 Umeet，然后重新启动 Umeet。',
    locked: '管理员不允许 Umeet 录制屏幕。如需共享，请联系管理员。',
    screenName: '屏幕 {{number}}',
    wholeScreen: '整个屏幕',
    unnamed: '未命名的窗口',
    noPicture: '没有预览',
  },
  {
    title: 'Choose what to share',
    screens: 'Screens',
    windows: 'Windows',
    audio: 'Share the sound of this computer as well',
    audioHint: 'The others hear everything that this computer plays.',
    share: 'Share',
    cancel: 'Cancel',
    loading: 'Looking for what can be shared…',
    noScreens: 'There is no screen to share.',
    noWindows: 'There is no window to share. Restore minimized windows first.',
    failed: 'Screens and windows cannot be listed just now. Trying again.',
    gone: 'This window was closed. Choose something else.',
    refused:
      'macOS does not let Umeet record the screen. Switch Umeet on in System Settings › Privacy & Security › Screen & System Audio Recording, then restart Umeet.',
    locked:
      'Your administrator does not let Umeet record the screen. Ask them if you need to share it.',
    screenName: 'Screen {{number}}',
    wholeScreen: 'Entire screen',
    unnamed: 'Window without a name',
    noPicture: 'No preview',
  },
);
