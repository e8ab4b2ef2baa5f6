/** What a bot says of its own accord, around what its flow says. `{}` is the place for a label, `{key}` for a key. */
export interface Phrases {
  readonly yes: string;
  readonly no: string;
  readonly didYouSay: string;
  /** Reads choices out. */
  readonly options: string;
  readonly orPress: string;
  readonly replyWith: string;
  /** What asks for the last question once more, or answers none and is not misunderstood either. */
  readonly repeat: readonly string[];
  readonly greetings: readonly string[];
}

const english: Phrases = {
  yes: 'Yes',
  no: 'No',
  didYouSay: 'Did you mean {}?',
  options: 'Say {}.',
  orPress: '{}, or press {key}',
  replyWith: 'Reply with a number:',
  repeat: ['repeat', 'again', 'say that again', 'pardon', 'what did you say'],
  greetings: [
    'hello',
    'hi',
    'hey',
    'hello there',
    'good morning',
    'good afternoon',
    'good evening',
  ],
};

const chinese: Phrases = {
  yes: '是',
  no: '否',
  didYouSay: '您是指{}吗？',
  options: '请说{}。',
  orPress: '{}，或按{key}',
  replyWith: '请回复数字：',
  repeat: ['再说一遍', '重复'],
  greetings: ['你好', '您好', '早上好', '下午好', '晚上好'],
};

/** @param language that of a flow, as `en` or `zh-CN` */
export function phrasesOf(language: string): Phrases {
  return language.startsWith('zh') ? chinese : english;
}
