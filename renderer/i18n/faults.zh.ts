import type { FaultTexts } from './faultText.ts';

/** Every fault in Chinese. */
export const FAULTS_ZH: FaultTexts = {
  'bad-request': {
    what: '会议服务无法识别这次请求。',
    advice: '请刷新页面；如果仍然出现，请更新 Umeet。',
    adviceDesktop: '请重新启动 Umeet；如果仍然出现，请更新版本。',
  },
  'too-large': {
    what: '内容超出了会议服务的上限。',
    advice: '请缩短后再试。',
  },
  'rate-limited': {
    what: '操作过于频繁。',
    advice: '请等一分钟再试。',
  },
  'not-found': {
    what: '会议服务上没有这个地址。',
    advice: '请核对链接，或向对方要一个新的链接。',
  },
  forbidden: {
    what: '会议服务不允许从这里进行此操作。',
    advice: '请通过收到的邀请链接打开会议。',
  },
  'protocol-mismatch': {
    what: '当前 Umeet 与会议服务的版本不一致。',
    advice: '请刷新页面，以使用匹配的版本。',
    adviceDesktop: '请更新 Umeet，或用浏览器打开会议链接。',
  },
  'room-not-found': {
    what: '没有找到这个会议。',
    advice: '请核对会议号，或向邀请你的人要会议链接。',
  },
  'room-locked': {
    what: '会议已锁定。',
    advice: '请联系主持人让你加入，或稍后再试。',
  },
  'passcode-needed': {
    what: '此会议需要密码。',
    advice: '请输入密码；密码在邀请信息中，也可以询问主持人。',
  },
  'passcode-wrong': {
    what: '会议密码不正确。',
    advice: '请核对后重新输入。',
  },
  'in-lobby': {
    what: '你正在等候室中。',
    advice: '主持人同意后即可加入，请不要关闭此窗口。',
  },
  'lobby-refused': {
    what: '主持人没有同意你加入。',
    advice: '请联系邀请你的人。',
  },
  removed: {
    what: '主持人已将你移出会议。',
    advice: '如有误会，请联系主持人。',
  },
  'meeting-ended': {
    what: '主持人已结束会议。',
    advice: '无需其他操作。',
  },
  'not-allowed': {
    what: '只有会议主持人可以这样做。',
    advice: '请联系主持人。',
  },
  'text-invalid': {
    what: '消息为空或过长。',
    advice: '请输入 1 到 4000 个字符。',
  },
  'room-full': {
    what: '会议人数已满。',
    advice: '有人离开后即可加入，请稍后再试。',
  },
  'name-invalid': {
    what: '这个名字无法使用。',
    advice: '请输入 1 到 64 个字符的名字。',
  },
  'link-invalid': {
    what: '这不是会议链接，也不是会议号。',
    advice: '请粘贴完整链接，或输入形如 abc-defg-hjk 的会议号。',
  },
  'file-empty': {
    what: '这个文件是空的。',
    advice: '请选择有内容的文件。',
  },
  'file-too-large': {
    what: '这个文件超过 10 MB。',
    advice: '请缩小文件，或改为发送链接。',
  },
  'file-unreadable': {
    what: '无法读取这个文件。',
    advice: '文件夹请先打包成压缩文件；如果文件已被移动或修改，请重新选择。',
  },
  'file-busy': {
    what: '已有五个文件正在接收。',
    advice: '请等其中一个完成后再试。',
  },
  'file-gone': {
    what: '发送者已没有这个文件。',
    advice: '请对方重新发送。',
  },
  'file-stopped': {
    what: '发送者已停止发送。',
    advice: '请联系对方，或再试一次。',
  },
  'file-interrupted': {
    what: '与发送者的连接已中断，文件没有收完。',
    advice: '请稍后重新下载。',
  },
  'file-damaged': {
    what: '收到的内容与原文件不符，已丢弃。',
    advice: '请重新下载；如果再次出现，请对方重新发送。',
  },
  'not-in-room': {
    what: '会议服务显示你已不在会议中。',
    advice: '请重新加入会议。',
  },
  'member-not-found': {
    what: '对方已经不在会议中。',
    advice: '无需处理。',
  },
  replaced: {
    what: '你已在另一个窗口加入了这个会议。',
    advice: '可以在那个窗口继续，也可以改在这里继续。',
  },
  'service-unreachable': {
    what: '无法连接会议服务。',
    advice: '请检查网络连接，然后重试。',
  },
  timeout: {
    what: '会议服务没有及时响应。',
    advice: '请重试；如果一直这样，请检查网络连接。',
  },
  'certificate-mismatch': {
    what: '所连接的会议服务与邀请中注明的不是同一个。',
    advice: '请不要继续，并向邀请你的人要一个新的链接。',
  },
  'report-state': {
    what: '这份报告已有新的进展，现在不能再这样操作。',
    advice: '请查看报告的最新状态。',
  },
  'report-conflict': {
    what: '已有另一份报告使用了相同的标识。',
    advice: '请重新提交报告。',
  },
  'bundle-damaged': {
    what: '证据没有完整送达。',
    advice: '会自动重新发送。',
  },
  'desk-key-wrong': {
    what: '这不是该服务台的密钥。',
    advice: '请向服务的运营者索取密钥。',
  },
  'incident-over': {
    what: '该事件已宣布解除，不能再补充内容。',
    advice: '如果问题再次出现，请发布新的事件。',
  },
  'incident-conflict': {
    what: '已有另一个事件使用了相同的标识。',
    advice: '请重新发布该事件。',
  },
  'microphone-missing': {
    what: '没有找到麦克风。你仍然可以加入会议收听。',
    advice: '请连接麦克风，然后重试。',
  },
  'microphone-busy': {
    what: '麦克风正被其他程序占用。',
    advice: '请关闭占用它的程序后重试，或换一个麦克风。',
  },
  'microphone-refused': {
    what: 'Umeet 没有使用麦克风的权限。',
    advice: '请点击地址栏旁的图标，允许使用麦克风，然后重试。',
    adviceDesktop: '请在系统的隐私设置中允许 Umeet 使用麦克风，然后重试。',
    adviceWindows:
      '请在“设置 › 隐私和安全性 › 麦克风”中，依次打开这台电脑、应用和桌面应用对麦克风的访问权限，然后重试。',
    adviceMac:
      '请在“系统设置 › 隐私与安全性 › 麦克风”中打开 Umeet，然后重试；如果系统要求，请退出并重新打开 Umeet。',
  },
  'microphone-silent': {
    what: '你的麦克风没有任何声音。',
    advice: '请检查麦克风上的静音开关，或换用其他麦克风。',
  },
  'camera-missing': {
    what: '没有找到摄像头。你仍然可以不开视频加入会议。',
    advice: '请连接摄像头，然后重试。',
  },
  'camera-busy': {
    what: '摄像头正被其他程序占用。',
    advice: '请关闭占用它的程序后重试，或换一个摄像头。',
  },
  'camera-refused': {
    what: 'Umeet 没有使用摄像头的权限。',
    advice: '请点击地址栏旁的图标，允许使用摄像头，然后重试。',
    adviceDesktop: '请在系统的隐私设置中允许 Umeet 使用摄像头，然后重试。',
    adviceWindows:
      '请在“设置 › 隐私和安全性 › 摄像头”中，依次打开这台电脑、应用和桌面应用对摄像头的访问权限，然后重试。',
    adviceMac:
      '请在“系统设置 › 隐私与安全性 › 摄像头”中打开 Umeet，然后重试；如果系统要求，请退出并重新打开 Umeet。',
  },
  'blur-failed': {
    what: '无法模糊背景，所以没有开启视频，对方看不到你的画面。',
    advice: '重试，或者不模糊背景直接开启视频。',
  },
  'device-failed': {
    what: '设备无法正常工作。',
    advice: '请重新插拔设备，或换一个设备。',
  },
  'screen-refused': {
    what: '系统不允许共享屏幕。',
    advice: '请在系统的隐私设置中，允许此程序录制屏幕，然后重试。',
    adviceMac:
      '请在“系统设置 › 隐私与安全性 › 屏幕与系统录音”中打开 Umeet，然后退出并重新打开 Umeet。',
  },
  'screen-failed': {
    what: '屏幕共享未能开始。',
    advice: '请重试，或选择另一个屏幕或窗口。',
  },
  'recording-unsupported': {
    what: '此浏览器无法录制会议。',
    advice: '如需录制，请用 Chrome、Edge 或 Umeet 客户端打开会议。',
    adviceDesktop: '这台电脑没有可用的视频编码器。请更新系统后再试。',
  },
  'recording-failed': {
    what: '录制文件无法写入，录制已停止。已录制的内容已保留。',
    advice: '可以重新开始录制。',
  },
  'disk-full': {
    what: '存储空间不足，录制已停止。已录制的内容已保留。',
    advice: '请先清理存储空间，再重新开始录制。',
  },
  'setting-locked': {
    what: '此项设置由管理员统一管理。',
    advice: '如需更改，请联系管理员。',
  },
  internal: {
    what: 'Umeet 内部出现错误。',
    advice: '请重试；如果一直这样，请刷新页面。',
    adviceDesktop: '请重试；如果一直这样，请重新启动 Umeet。',
  },
};
