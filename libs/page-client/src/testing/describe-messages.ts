import { describe, expect, it } from '@jest/globals';
import { createTranslator } from 'use-intl/core';
import { sharedMessages } from '../shared-messages.ts';

interface Languages {
  readonly en: object;
  readonly zh: object;
}

/** The contract of an app's words: those of every page are not among them. */
export function describeAppMessages(languages: Languages): void {
  describeMessages(languages);

  it('leave to every page what is said on every page', () => {
    const shared = Object.keys(sharedMessages.en);
    expect(Object.keys(languages.en).filter((name) => shared.includes(name))).toEqual([]);
  });
}

/** English and Chinese are for the same places, and can be said. */
export function describeMessages({ en, zh }: Languages): void {
  const chinese = new Map(flat(zh));

  describe('the words in English and Chinese', () => {
    it('are for the same places', () => {
      expect([...chinese.keys()].sort()).toEqual(
        flat(en)
          .map(([key]) => key)
          .sort(),
      );
    });

    it.each(flat(en))('want to be told the same: %s', (key, message) => {
      expect(argumentsOf(chinese.get(key) ?? '')).toEqual(argumentsOf(message));
    });

    it.each([
      ['en', en],
      ['zh', zh],
    ])('can be said: %s', (locale, messages) => {
      const problems: string[] = [];
      const onError = ({ message }: Error): void => void problems.push(message);
      const t = createTranslator({ locale, messages, onError }) as unknown as (
        key: string,
        values: object,
      ) => string;
      for (const [key, message] of flat(messages)) {
        for (const count of [0, 1, 2]) {
          const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 'X']));
          const said = t(key, { ...values, ...('count' in values ? { count } : {}) });
          if (said.trim() === '' || /[{}]/.test(said)) problems.push(`${key}: ${said}`);
        }
      }
      expect(problems).toEqual([]);
    });
  });
}

function flat(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flat(value as object, `${prefix}${key}.`),
  );
}

/** The names of what a message wants to be told, by use. */
function argumentsOf(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name)),
  ].sort();
}
