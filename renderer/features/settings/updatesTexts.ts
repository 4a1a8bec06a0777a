import { defineTexts } from '../../i18n/texts.ts';

/** Newer versions of the program. */
export const updatesTexts = defineTexts(
  'settingsUpdates',
  {
    title: '更新',
    impossible: '此安装不会自行更新。请通过系统的软件管理或管理员获取新版本。',
    automatic: '自动下载新版本',
    automaticHint: '会议中不会下载或安装。',
    'step.idle': '当前版本 {{version}}，已是最新。',
    'step.unknown': '当前版本 {{version}}。',
    'step.checking': '正在检查更新…',
    'step.available': '有新版本 {{version}}。',
    'step.downloading': '正在下载版本 {{version}}：{{percent}}%',
    'step.ready': '版本 {{version}} 已可安装。退出 Umeet 时会自动安装。',
    'step.installing': '正在安装，Umeet 即将重新启动…',
    'problem.unreachable': '无法连接更新服务器。请检查网络或代理设置。',
    'problem.damaged':
      '下载的文件与发布的版本不一致，已丢弃。请稍后重试；如果反复出现，请告诉管理员。',
    'problem.disk': '磁盘空间不足或无法写入。请清理空间后重试。',
    'problem.other': '更新未成功。稍后会自动重试，详情见日志文件。',
    checked: '上次检查：{{when}}',
    check: '检查更新',
    download: '下载',
    install: '重新启动并安装',
    inMeeting: '会议结束后可以安装。',
    notes: '版本 {{version}} 的新内容',
    goBack: '恢复到版本 {{version}}',
  },
  {
    title: 'Updates',
    impossible:
      'This installation does not update itself. New versions come by your system’s software manager or your administrator.',
    automatic: 'Download new versions automatically',
    automaticHint: 'Nothing is downloaded or installed during a meeting.',
    'step.idle': 'Version {{version}} is the newest.',
    'step.unknown': 'You have version {{version}}.',
    'step.checking': 'Looking for a new version…',
    'step.available': 'Version {{version}} is available.',
    'step.downloading': 'Downloading version {{version}}: {{percent}} %',
    'step.ready': 'Version {{version}} is ready. It is installed when you quit Umeet.',
    'step.installing': 'Installing; Umeet starts again in a moment…',
    'problem.unreachable':
      'The update server cannot be reached. Check your network connection or proxy.',
    'problem.damaged':
      'What was downloaded is not what was published, and was thrown away. Try again later; if it keeps happening, tell your administrator.',
    'problem.disk': 'The disk is full or cannot be written. Make room, then try again.',
    'problem.other': 'The update did not work. It is tried again later; the log file says more.',
    checked: 'Last checked: {{when}}',
    check: 'Check now',
    download: 'Download',
    install: 'Restart and install',
    inMeeting: 'You can install it after the meeting.',
    notes: 'New in version {{version}}',
    goBack: 'Go back to version {{version}}',
  },
);
