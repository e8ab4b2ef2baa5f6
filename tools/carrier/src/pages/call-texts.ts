import type { EndReason } from '../calls/ending.ts';
import type { Voice } from '../telephones/line.ts';
import type { Language } from './texts.ts';

export interface CallTexts {
  readonly title: string;
  readonly number: string;
  readonly dial: string;
  readonly idle: string;
  readonly calling: (peer: string) => string;
  readonly peerRings: (peer: string) => string;
  readonly ringing: (peer: string) => string;
  readonly talking: (peer: string) => string;
  readonly answer: string;
  readonly decline: string;
  readonly hangUp: string;
  readonly mute: string;
  readonly drop: string;
  readonly keypad: string;
  readonly heardKeys: (digits: string) => string;
  readonly heard: string;
  readonly said: string;
  readonly noMicrophone: string;
  readonly duration: string;
  readonly last: (peer: string, why: string) => string;
  readonly endings: Readonly<Record<EndReason, string>>;
  readonly lines: string;
  readonly voice: string;
  readonly voices: Readonly<Record<Voice, string>>;
  readonly toneHz: string;
  readonly ringSeconds: string;
  readonly isBusy: string;
  readonly lossPercent: string;
  readonly delayMs: string;
  readonly voicemail: string;
  readonly afterSeconds: string;
  readonly greeting: string;
  readonly recordings: string;
  readonly remove: string;
  readonly notPlayable: string;
}

const en: CallTexts = {
  title: 'Calls',
  number: 'Number to call',
  dial: 'Call',
  idle: 'No call.',
  calling: (peer) => `Calling ${peer}`,
  peerRings: (peer) => `Ringing at ${peer}`,
  ringing: (peer) => `Incoming call from ${peer}`,
  talking: (peer) => `In a call with ${peer}`,
  answer: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  mute: 'Mute',
  drop: 'Lose the line',
  keypad: 'Keypad',
  heardKeys: (digits) => `Keys of the other side: ${digits}`,
  heard: 'Heard',
  said: 'Said',
  noMicrophone: 'No microphone: the other side hears nothing, unless you choose the test tone.',
  duration: 'Duration',
  last: (peer, why) => `Last call: ${peer}, ${why}.`,
  endings: {
    'hung-up': 'ended',
    cancelled: 'cancelled',
    dropped: 'line lost',
    lost: 'connection lost',
    'unknown-number': 'no such number',
    'out-of-reach': 'out of reach',
    busy: 'busy',
    declined: 'declined',
    'no-answer': 'no answer',
    congested: 'blocked by the network',
    'not-allowed': 'not allowed',
    'no-common-media': 'no common codec',
    failed: 'failed',
  },
  lines: 'Calls',
  voice: 'This handset says',
  voices: { microphone: 'Microphone', tone: 'Test tone', silence: 'Nothing' },
  toneHz: 'Test tone (Hz)',
  ringSeconds: 'Rings for (seconds)',
  isBusy: 'Always busy',
  lossPercent: 'Lost packets (%)',
  delayMs: 'Late by (ms)',
  voicemail: 'Voicemail answers',
  afterSeconds: 'After (seconds)',
  greeting: 'Greeting (WAV)',
  recordings: 'Recordings',
  remove: 'Delete',
  notPlayable: 'This file cannot be played: it takes WAV, one channel, 8, 16 or 48 kHz.',
};

const zh: CallTexts = {
  title: '通话',
  number: '拨打号码',
  dial: '拨打',
  idle: '没有通话。',
  calling: (peer) => `正在拨打 ${peer}`,
  peerRings: (peer) => `${peer} 正在响铃`,
  ringing: (peer) => `${peer} 来电`,
  talking: (peer) => `正在与 ${peer} 通话`,
  answer: '接听',
  decline: '拒接',
  hangUp: '挂断',
  mute: '静音',
  drop: '断线',
  keypad: '拨号键盘',
  heardKeys: (digits) => `对方按键：${digits}`,
  heard: '听到',
  said: '说出',
  noMicrophone: '没有麦克风：除非选择测试音，否则对方听不到声音。',
  duration: '时长',
  last: (peer, why) => `上次通话：${peer}，${why}。`,
  endings: {
    'hung-up': '已结束',
    cancelled: '已取消',
    dropped: '断线',
    lost: '连接中断',
    'unknown-number': '号码不存在',
    'out-of-reach': '无法接通',
    busy: '忙线',
    declined: '已拒接',
    'no-answer': '无人接听',
    congested: '被网络屏蔽',
    'not-allowed': '不允许',
    'no-common-media': '没有共同的编码',
    failed: '失败',
  },
  lines: '通话',
  voice: '这部手机发出',
  voices: { microphone: '麦克风', tone: '测试音', silence: '静音' },
  toneHz: '测试音（赫兹）',
  ringSeconds: '响铃时间（秒）',
  isBusy: '始终忙线',
  lossPercent: '丢包（%）',
  delayMs: '延迟（毫秒）',
  voicemail: '语音信箱接听',
  afterSeconds: '等待（秒）',
  greeting: '问候语（WAV）',
  recordings: '录音',
  remove: '删除',
  notPlayable: '无法播放此文件：需要单声道 WAV，8、16 或 48 kHz。',
};

export const CALL_TEXTS: Readonly<Record<Language, CallTexts>> = { en, zh };
