import { defineTexts } from '../../i18n/texts.ts';

export const privacyTexts = defineTexts(
  'privacy',
  {
    title: '系统权限',
    'kind.microphone': '麦克风',
    'kind.camera': '摄像头',
    'kind.screen': '屏幕内容',
    'access.allowed': '已允许',
    'access.refused': '未允许',
    'access.locked': '由管理员统一管理',
    'access.undecided': '首次使用时询问',
    'access.unknown': '未知',
    hint: '这些权限由操作系统管理。在系统设置中更改后，可能需要重新启动 Umeet。',
  },
  {
    title: 'System permissions',
    'kind.microphone': 'Microphone',
    'kind.camera': 'Camera',
    'kind.screen': 'Screen content',
    'access.allowed': 'Allowed',
    'access.refused': 'Not allowed',
    'access.locked': 'Decided by an administrator',
    'access.undecided': 'You will be asked when it is first used',
    'access.unknown': 'Not known',
    hint: 'The system keeps these permissions. After a change there, Umeet may have to be restarted.',
  },
);
