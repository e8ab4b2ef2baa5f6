import { en } from './messages.en.ts';
import type { TextKey } from './messages.en.ts';
import { zh } from './messages.zh.ts';
import { languageOf, translate } from './translate.ts';

const keys = Object.keys(en) as TextKey[];
const holesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('what the app says', () => {
  it('is there in both languages, with the same holes to fill', () => {
    expect(Object.keys(zh).sort()).toEqual([...keys].sort());
    for (const key of keys) expect([key, holesOf(zh[key])]).toEqual([key, holesOf(en[key])]);
  });

  it('is in Chinese where it should be', () => {
    const untranslated = keys.filter((key) => !/\p{Script=Han}/u.test(zh[key]));
    expect(untranslated).toEqual(['app.name']);
    expect(keys.filter((key) => /\p{Script=Han}/u.test(en[key]))).toEqual([]);
  });

  it('is filled in', () => {
    expect(translate('en', 'people.call', { name: 'Bob' })).toBe('Call Bob');
    expect(translate('zh', 'people.call', { name: 'Bob' })).toBe('呼叫Bob');
  });
});

it.each([
  ['zh-Hans-CN', 'zh'],
  ['zh', 'zh'],
  ['en-GB', 'en'],
  ['de', 'en'],
])('%s is spoken to in %s', (tag, language) => expect(languageOf(tag)).toBe(language));
