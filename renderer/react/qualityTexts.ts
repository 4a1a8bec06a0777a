import { defineTexts } from '../i18n/texts.ts';

/** Words about quality that several features share: promises, verdicts, figures. */
export const qualityTexts = defineTexts(
  'qualityShared',
  {
    'promise.loss': '丢包率',
    'promise.jitter': '抖动',
    'promise.delay': '时延',
    'promise.hd': '高清视频',
    'verdict.met': '达标',
    'verdict.breached': '未达标',
    'verdict.unknown': '数据不足',
    unknown: '未知',
    'unit.percent': '{{value}}%',
    'unit.ms': '{{value}} 毫秒',
    'unit.fps': '{{value}} 帧/秒',
    'unit.seconds': '{{value}} 秒',
  },
  {
    'promise.loss': 'Packet loss',
    'promise.jitter': 'Jitter',
    'promise.delay': 'Delay',
    'promise.hd': 'HD video',
    'verdict.met': 'Met',
    'verdict.breached': 'Breached',
    'verdict.unknown': 'Not enough data',
    unknown: 'Unknown',
    'unit.percent': '{{value}} %',
    'unit.ms': '{{value}} ms',
    'unit.fps': '{{value}} fps',
    'unit.seconds': '{{value}} s',
  },
);
