import { en } from './messages.en.ts';
import type { TextKey } from './messages.en.ts';
import { zh } from './messages.zh.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Languages by their own names, for whoever does not read the one that is set. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

export type Fill = Readonly<Record<string, string | number>>;

const messages: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, zh };

/** @param tag of the system, as `zh-Hans-CN` */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function translate(language: Language, key: TextKey, fill: Fill = {}): string {
  return messages[language][key].replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(fill[name] ?? ''),
  );
}
