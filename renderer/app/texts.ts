import { defineTexts } from '../i18n/texts.ts';

export const appTexts = defineTexts(
  'app',
  {
    navigation: '主导航',
    home: '首页',
    reports: '报告',
    history: '历史',
    admin: '管理',
    settings: '设置',
    offline: '当前没有网络。与其他人开会需要先联网。',
    serviceUnreachable: '无法连接会议服务，正在自动重试。请检查网络连接。',
    serviceRestarting: '这台电脑上的会议服务意外停止，正在重新启动。',
    updateReady: '新版本 {{version}} 已可安装。',
    updateShow: '查看',
    joining: '正在加入会议 {{code}}…',
    'crash.title': 'Umeet 出现错误',
    'crash.body': '这个界面无法继续显示。重新加载即可恢复；会议中的静音状态会保留。',
    'crash.reload': '重新加载',
  },
  {
    navigation: 'Main navigation',
    home: 'Home',
    reports: 'Reports',
    history: 'History',
    admin: 'Admin',
    settings: 'Settings',
    offline: 'There is no network. Connect to one to meet others.',
    serviceUnreachable:
      'The meeting service cannot be reached; trying again by itself. Check your network connection.',
    serviceRestarting: 'The meeting service on this computer stopped and is being restarted.',
    updateReady: 'Version {{version}} is ready to be installed.',
    updateShow: 'Show',
    joining: 'Joining the meeting {{code}}…',
    'crash.title': 'Something went wrong in Umeet',
    'crash.body':
      'This screen cannot be shown any more. Reload to go on; in a meeting your mute state is kept.',
    'crash.reload': 'Reload',
  },
);
