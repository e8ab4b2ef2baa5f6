import { chooseLocale } from './choose-locale.ts';

describe('chooseLocale', () => {
  it.each([
    ['zh', 'en-US', 'zh'],
    [undefined, 'de-DE, ZH-cn;q=0.8, en', 'zh'],
    ['fr', 'zh-CN', 'zh'],
    [undefined, 'fr', 'en'],
    [undefined, null, 'en'],
  ] as const)('chosen %s, accepted %s: %s', (chosen, accepted, locale) => {
    expect(chooseLocale(['en', 'zh'], { chosen, accepted })).toBe(locale);
  });
});
