import { defineTexts } from '../../i18n/texts.ts';

export const noticesTexts = defineTexts(
  'notices',
  {
    joined: '{{name}} 加入了会议',
    left: '{{name}} 离开了会议',
    lost: '{{name}} 的连接已断开',
    reconnecting: '与会议服务的连接中断，正在重新连接',
    reconnectingTo: '与 {{name}} 的连接中断，正在重新连接',
    reconnected: '已重新连接会议服务',
    reconnectedTo: '已重新连接 {{name}}',
    deviceTookOver: '设备已断开，现改用 {{name}}',
    copied: '邀请链接已复制',
    copyFailed: '浏览器未允许复制，请手动选中并复制：',
    dismiss: '关闭此通知',
    someone: '有人',
  },
  {
    joined: '{{name}} joined the meeting',
    left: '{{name}} left the meeting',
    lost: '{{name}} lost the connection',
    reconnecting: 'The connection to the meeting service was lost. Reconnecting',
    reconnectingTo: 'The connection to {{name}} was lost. Reconnecting',
    reconnected: 'Reconnected to the meeting service',
    reconnectedTo: 'Reconnected to {{name}}',
    deviceTookOver: 'A device was disconnected. Now using {{name}}',
    copied: 'Invitation copied',
    copyFailed: 'The browser did not allow copying. Select the link and copy it:',
    dismiss: 'Dismiss this notice',
    someone: 'Somebody',
  },
);
