import type { HandsetState, Lab } from '../handsets/handset.ts';
import type { MessageStatus } from '../handsets/message.ts';

export type Language = 'en' | 'zh';

export interface Texts {
  readonly title: string;
  readonly hint: string;
  readonly number: string;
  readonly make: string;
  readonly none: string;
  readonly all: string;
  readonly conversations: string;
  readonly fresh: string;
  readonly messages: string;
  readonly empty: string;
  readonly to: string;
  readonly text: string;
  readonly send: string;
  readonly you: string;
  readonly state: string;
  readonly lab: string;
  readonly receipts: string;
  readonly delay: string;
  readonly parts: string;
  readonly seed: string;
  readonly here: string;
  readonly failed: string;
  readonly back: string;
  readonly partsOf: (count: number) => string;
  readonly states: Readonly<Record<HandsetState, string>>;
  readonly habits: Readonly<Record<Lab['receipts'], string>>;
  readonly orders: Readonly<Record<Lab['parts'], string>>;
  readonly statuses: Readonly<Record<MessageStatus, string>>;
  /** By error code; `other` for any that is not here. */
  readonly errors: Readonly<Record<string, string>>;
}

const en: Texts = {
  title: 'Handsets',
  hint: 'Phones of a pretend network. No text leaves this machine.',
  number: 'Phone number',
  make: 'Open handset',
  none: 'No handsets yet.',
  all: 'All handsets',
  conversations: 'Conversations',
  fresh: 'New',
  messages: 'Messages',
  empty: 'No messages.',
  to: 'To',
  text: 'Message',
  send: 'Send',
  you: 'Sent',
  state: 'Network',
  lab: 'Lab',
  receipts: 'Delivery receipts',
  delay: 'Delay (seconds)',
  parts: 'Parts of sent texts',
  seed: 'Seed',
  here: 'This handset in another browser',
  failed: 'Something went wrong',
  back: 'Back to all handsets',
  partsOf: (count) => `${count} parts`,
  states: {
    on: 'On',
    off: 'Off',
    'out-of-reach': 'Out of reach',
    full: 'Memory full',
    blocked: 'Blocked by the network',
  },
  habits: { 'on-time': 'On time', late: 'Late', twice: 'Twice', never: 'Never' },
  orders: { 'in-order': 'In order', reversed: 'Reversed', shuffled: 'Shuffled' },
  statuses: {
    received: 'Received',
    sending: 'Sending',
    delivered: 'Delivered',
    failed: 'Not delivered',
  },
  errors: {
    'bad-request': 'This is not a phone number with + and country code.',
    'cannot-send': 'The handset is not connected to the network.',
    'number-in-service': 'This number belongs to an account and cannot be a handset.',
    'too-long': 'The message is too long.',
    'too-many': 'The network has no room for more.',
    other: 'It did not work. Try again.',
  },
};

const zh: Texts = {
  title: '手机',
  hint: '模拟网络中的手机。短信不会离开本机。',
  number: '电话号码',
  make: '打开手机',
  none: '还没有手机。',
  all: '所有手机',
  conversations: '会话',
  fresh: '新建',
  messages: '短信',
  empty: '没有短信。',
  to: '收件人',
  text: '短信内容',
  send: '发送',
  you: '已发送',
  state: '网络',
  lab: '实验室',
  receipts: '送达回执',
  delay: '延迟（秒）',
  parts: '长短信各段的顺序',
  seed: '随机种子',
  here: '在其他浏览器中打开这部手机',
  failed: '出现错误',
  back: '返回所有手机',
  partsOf: (count) => `${count} 段`,
  states: {
    on: '开机',
    off: '关机',
    'out-of-reach': '无信号',
    full: '存储已满',
    blocked: '被网络屏蔽',
  },
  habits: { 'on-time': '按时', late: '延迟', twice: '重复', never: '从不' },
  orders: { 'in-order': '顺序', reversed: '倒序', shuffled: '乱序' },
  statuses: { received: '已收到', sending: '发送中', delivered: '已送达', failed: '未送达' },
  errors: {
    'bad-request': '这不是带 + 和国家代码的电话号码。',
    'cannot-send': '手机未连接网络。',
    'number-in-service': '该号码属于某个账户，不能用作手机。',
    'too-long': '短信太长。',
    'too-many': '网络容量已满。',
    other: '操作失败，请重试。',
  },
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en, zh };

/** Chinese for who prefers it to English, else English. */
export function languageOf(header: string | undefined): Language {
  const tags = (header ?? '').toLowerCase().split(',');
  const first = tags.map((tag) => tag.trim()).find((tag) => /^(zh|en)\b/.test(tag));
  return first?.startsWith('zh') ? 'zh' : 'en';
}
