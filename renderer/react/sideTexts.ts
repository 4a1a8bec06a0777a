import { defineTexts } from '../i18n/texts.ts';

/** Whose side a fault is on, what speaks for it, and what can be done. */
export const sideTexts = defineTexts(
  'side',
  {
    well: '目前没有发现问题。',
    unclear: '暂时无法判断',
    'side.this-device': '问题出在这台设备上',
    'side.this-network': '问题出在你所在的网络',
    'side.service': '问题出在会议服务一侧',
    'side.far-end': '问题出在 {{name}} 一侧',
    'advice.this-device': '请关闭其他占用资源的程序，或先关闭自己的视频。',
    'advice.this-network': '请改用网线或靠近路由器，并暂停下载和其他占用网络的程序。',
    'advice.service': '你这边无需调整。可在通话质量面板中保存记录，作为向服务商反映的依据。',
    'advice.far-end': '请告知 {{name}}：关闭其他程序、改用网线或靠近路由器，通常会好转。',
    'advice.unclear': '打开通话质量面板可以查看测得的数据。',
    listed: '{{first}}；{{rest}}',
    explained: '{{finding}}：{{reasons}}。',
    someone: '对方',
    'reason.device-encode-slow':
      '本机编码一帧画面需要 {{encodeMs}} 毫秒，而每 {{frameIntervalMs}} 毫秒就来一帧',
    'reason.device-cpu-limited': '{{ofSeconds}} 秒中有 {{seconds}} 秒画面受本机处理器限制',
    'reason.device-frames-dropped':
      '摄像头每秒 {{capturedFramesPerSecond}} 帧，本机只编码了 {{encodedFramesPerSecond}} 帧',
    'reason.device-capture-slow': '本机摄像头每秒只有 {{framesPerSecond}} 帧',
    'reason.device-sound-missing': '本机麦克风缺少 {{missingPercent}}% 的声音',
    'reason.device-timers-late': '本机处理器响应延后 {{lateMs}} 毫秒',
    'reason.device-pressure': '{{ofSeconds}} 秒中有 {{seconds}} 秒系统报告处理器过载',
    'reason.picture-poor-for-all':
      '{{ofPeople}} 位参会者中有 {{people}} 位看你的画面不佳，而他们的网络正常',
    'reason.sound-poor-for-all':
      '{{ofPeople}} 位参会者中有 {{people}} 位听你的声音断续，而他们的网络正常',
    'reason.pictures-poor-from-all':
      '{{ofPeople}} 路画面中有 {{people}} 路在本机显示不佳，而网络正常',
    'reason.sounds-poor-from-all': '{{ofPeople}} 路声音中有 {{people}} 路在本机断续，而网络正常',
    'reason.links-impaired': '{{ofPeople}} 个连接中有 {{people}} 个同时变差',
    'reason.others-fine-elsewhere': '其中 {{people}} 人的另外 {{links}} 个连接正常',
    'reason.relayed-impaired': '{{ofPeople}} 个经中转的连接中有 {{people}} 个变差',
    'reason.direct-fine': '{{ofPeople}} 个直连中有 {{people}} 个正常',
    'reason.far-direct-fine': '对方另有 {{links}} 个直连正常',
    'reason.far-encode-slow':
      '{{name}} 的设备编码一帧画面需要 {{encodeMs}} 毫秒，而每 {{frameIntervalMs}} 毫秒就来一帧',
    'reason.far-cpu-limited': '{{ofSeconds}} 秒中有 {{seconds}} 秒画面受 {{name}} 的处理器限制',
    'reason.far-frames-dropped':
      '{{name}} 的摄像头每秒 {{capturedFramesPerSecond}} 帧，只编码了 {{encodedFramesPerSecond}} 帧',
    'reason.far-capture-slow': '{{name}} 的摄像头每秒只有 {{framesPerSecond}} 帧',
    'reason.far-sound-missing': '{{name}} 的麦克风缺少 {{missingPercent}}% 的声音',
    'reason.far-timers-late': '{{name}} 的处理器响应延后 {{lateMs}} 毫秒',
    'reason.far-pressure': '{{ofSeconds}} 秒中有 {{seconds}} 秒 {{name}} 的系统报告处理器过载',
    'reason.far-links-impaired': '{{name}} 的另外 {{ofLinks}} 个连接中有 {{links}} 个也变差',
    'reason.my-others-fine': '你与其他 {{ofPeople}} 人中 {{people}} 人的连接正常',
    'reason.loss-receiving':
      '来自 {{name}} 的 {{packets}} 个包丢失 {{lost}} 个（{{lossPercent}}%）',
    'reason.loss-sending': '发给 {{name}} 的 {{packets}} 个包丢失 {{lost}} 个（{{lossPercent}}%）',
    'reason.jitter-receiving': '来自 {{name}} 的抖动 {{jitterMs}} 毫秒',
    'reason.jitter-sending': '发给 {{name}} 的抖动 {{jitterMs}} 毫秒',
    'reason.outage-receiving': '{{seconds}} 秒没有收到 {{name}} 的媒体',
    'reason.outage-sending': '{{name}} 有 {{seconds}} 秒没有收到你的媒体',
    'reason.delay': '与 {{name}} 的往返时延 {{roundTripMs}} 毫秒',
    'reason.picture-receiving': '{{name}} 的画面：{{picture}}',
    'reason.picture-sending': '{{name}} 看到的你的画面：{{picture}}',
    'reason.sound-receiving': '{{name}} 的声音缺少 {{missingPercent}}%',
    'reason.sound-sending': '{{name}} 听到的你的声音缺少 {{missingPercent}}%',
    'picture.size': '{{shortSide}} 线',
    'picture.frames': '{{framesPerSecond}} 帧/秒',
    'picture.frozen': '{{frozenPercent}}% 时间卡住',
    'picture.poor': '不佳',
  },
  {
    well: 'Nothing is wrong.',
    unclear: 'Not clear yet',
    'side.this-device': 'It is this device',
    'side.this-network': 'It is your network',
    'side.service': 'It is the meeting service',
    'side.far-end': 'It is {{name}}’s side',
    'advice.this-device': 'Close other programs that keep it busy, or turn your video off.',
    'advice.this-network':
      'Use a cable or move closer to the router, and pause downloads and what else uses the network.',
    'advice.service':
      'There is nothing to change on your side. The record in the Quality panel can be saved as evidence for the provider.',
    'advice.far-end':
      'Tell {{name}}: closing other programs, a cable or a place closer to the router often help.',
    'advice.unclear': 'The Quality panel shows what was measured.',
    listed: '{{first}}; {{rest}}',
    explained: '{{finding}}: {{reasons}}.',
    someone: 'somebody',
    'reason.device-encode-slow':
      'encoding a picture takes {{encodeMs}} ms here, and one comes every {{frameIntervalMs}} ms',
    'reason.device-cpu-limited':
      'its processor held the picture back in {{seconds}} of {{ofSeconds}} s',
    'reason.device-frames-dropped':
      'only {{encodedFramesPerSecond}} of {{capturedFramesPerSecond}} camera pictures a second are encoded',
    'reason.device-capture-slow': 'its camera delivers only {{framesPerSecond}} pictures a second',
    'reason.device-sound-missing': 'its microphone leaves out {{missingPercent}} % of the sound',
    'reason.device-timers-late': 'its processor answers {{lateMs}} ms late',
    'reason.device-pressure':
      'the system says that the processor was overloaded in {{seconds}} of {{ofSeconds}} s',
    'reason.picture-poor-for-all':
      '{{people}} of {{ofPeople}} others see your picture poorly over a good network',
    'reason.sound-poor-for-all':
      '{{people}} of {{ofPeople}} others hear gaps in your sound over a good network',
    'reason.pictures-poor-from-all':
      '{{people}} of {{ofPeople}} pictures come out poorly here over a good network',
    'reason.sounds-poor-from-all':
      'the sound of {{people}} of {{ofPeople}} people has gaps here over a good network',
    'reason.links-impaired': '{{people}} of {{ofPeople}} connections are impaired at the same time',
    'reason.others-fine-elsewhere':
      '{{people}} of these people have other connections that are fine ({{links}})',
    'reason.relayed-impaired':
      '{{people}} of {{ofPeople}} connections through the relay are impaired',
    'reason.direct-fine': '{{people}} of {{ofPeople}} direct connections are fine',
    'reason.far-direct-fine': 'direct connections of the far end that are fine: {{links}}',
    'reason.far-encode-slow':
      'encoding a picture takes {{encodeMs}} ms at {{name}}’s, and one comes every {{frameIntervalMs}} ms',
    'reason.far-cpu-limited':
      '{{name}}’s processor held the picture back in {{seconds}} of {{ofSeconds}} s',
    'reason.far-frames-dropped':
      '{{name}}’s device encodes only {{encodedFramesPerSecond}} of {{capturedFramesPerSecond}} camera pictures a second',
    'reason.far-capture-slow':
      '{{name}}’s camera delivers only {{framesPerSecond}} pictures a second',
    'reason.far-sound-missing':
      '{{name}}’s microphone leaves out {{missingPercent}} % of the sound',
    'reason.far-timers-late': '{{name}}’s processor answers {{lateMs}} ms late',
    'reason.far-pressure':
      '{{name}}’s system says that the processor was overloaded in {{seconds}} of {{ofSeconds}} s',
    'reason.far-links-impaired':
      '{{links}} of {{name}}’s {{ofLinks}} other connections are impaired too',
    'reason.my-others-fine': 'your connections to {{people}} of {{ofPeople}} others are fine',
    'reason.loss-receiving':
      '{{lost}} of {{packets}} packets from {{name}} were lost ({{lossPercent}} %)',
    'reason.loss-sending':
      '{{lost}} of {{packets}} packets to {{name}} were lost ({{lossPercent}} %)',
    'reason.jitter-receiving': 'jitter from {{name}} is {{jitterMs}} ms',
    'reason.jitter-sending': 'jitter to {{name}} is {{jitterMs}} ms',
    'reason.outage-receiving': 'nothing came from {{name}} for {{seconds}} s',
    'reason.outage-sending': 'nothing of yours reached {{name}} for {{seconds}} s',
    'reason.delay': 'the round trip to {{name}} takes {{roundTripMs}} ms',
    'reason.picture-receiving': '{{name}}’s picture: {{picture}}',
    'reason.picture-sending': 'your picture as {{name}} sees it: {{picture}}',
    'reason.sound-receiving': '{{missingPercent}} % of {{name}}’s sound is missing',
    'reason.sound-sending': '{{missingPercent}} % of your sound is missing at {{name}}’s',
    'picture.size': '{{shortSide}} lines',
    'picture.frames': '{{framesPerSecond}} pictures a second',
    'picture.frozen': 'frozen {{frozenPercent}} % of the time',
    'picture.poor': 'poor',
  },
);
