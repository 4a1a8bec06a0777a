import { defineTexts } from '../../i18n/texts.ts';

export const chatTexts = defineTexts(
  'chat',
  {
    close: '关闭聊天',
    empty: '还没有消息。会议期间稍后加入的人也能看到这里的内容。',
    messages: '消息',
    message: '输入消息',
    send: '发送',
    you: '我',
    hostsOnly: '主持人已设置仅主持人可以发言。',
    save: '保存为文本',
    newer: '有新消息',
    emoji: '表情',
    'emoji.insert': '插入 {{emoji}}',
  },
  {
    close: 'Close chat',
    empty: 'Nothing has been said yet. Who joins later in this meeting sees it too.',
    messages: 'Messages',
    message: 'Write a message',
    send: 'Send',
    you: 'You',
    hostsOnly: 'The hosts have decided that only they may write.',
    save: 'Save as text',
    newer: 'New messages',
    emoji: 'Emoji',
    'emoji.insert': 'Insert {{emoji}}',
  },
);
