import { defineTexts } from '../../i18n/texts.ts';

/** Log files, reports of crashes, what an organisation decided, and starting over. */
export const maintenanceTexts = defineTexts(
  'settingsMaintenance',
  {
    title: '维护',
    managed: '此程序由您的组织管理。锁定的设置无法在此更改。',
    managedService: '会议服务：{{service}}',
    managedFile: '组织的配置文件 {{path}} 有问题，以下部分未生效：',
    'problem.unreadable': '文件无法读取。',
    'problem.not-json': '文件不是有效的 JSON。',
    'problem.writable-by-all': '所有用户都可以修改此文件，因此不可信。',
    'problem.invalid': '{{at}} 的内容无效。',
    problemFile: '文件',
    logsHint: '密码、令牌和会议号不会写入日志。',
    openLogs: '打开日志文件夹',
    crashes: '崩溃报告：{{count}} 份',
    crashesHint: '报告只保存在这台电脑上，不会自动发送。',
    clearCrashes: '删除报告',
    reset: '恢复默认设置',
    resetHint: '删除设置、保存的密码和本机数据，然后重新启动。',
    resetTitle: '要恢复默认设置吗？',
    resetBody:
      '姓名、语言、设备选择、最近的会议、桌面设置和保存的密码都会删除，本机会议服务的会议也会结束。日志文件会保留。此操作无法撤销。',
    resetConfirm: '删除并重新启动',
    cancel: '取消',
  },
  {
    title: 'Maintenance',
    managed: 'Your organisation manages this program. Locked settings cannot be changed here.',
    managedService: 'Meeting service: {{service}}',
    managedFile:
      'Something is wrong with your organisation’s file {{path}}. These parts do not count:',
    'problem.unreadable': 'The file cannot be read.',
    'problem.not-json': 'The file is not valid JSON.',
    'problem.writable-by-all':
      'Everybody on this computer can change the file, so it is not trusted.',
    'problem.invalid': '{{at}} is not valid.',
    problemFile: 'The file',
    logsHint: 'Passwords, tokens and meeting codes are left out of them.',
    openLogs: 'Open log folder',
    crashes: 'Crash reports: {{count}}',
    crashesHint: 'They stay on this computer; nothing is sent.',
    clearCrashes: 'Delete reports',
    reset: 'Reset to defaults',
    resetHint: 'Deletes settings, kept passwords and the data on this computer, then starts again.',
    resetTitle: 'Reset Umeet to its defaults?',
    resetBody:
      'Your name, language, devices, recent meetings, desktop settings and kept passwords are deleted, and meetings held by this computer end. Log files stay. This cannot be undone.',
    resetConfirm: 'Delete and restart',
    cancel: 'Cancel',
  },
);
