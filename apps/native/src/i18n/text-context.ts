import { createContext, use } from 'react';
import type { TextKey } from './messages.en.ts';
import { translate } from './translate.ts';
import type { Fill, Language } from './translate.ts';

export const LanguageContext = createContext<Language>('en');

export interface Texts {
  readonly language: Language;
  (key: TextKey, fill?: Fill): string;
}

/** Says things in the language of the person. */
export function useTexts(): Texts {
  const language = use(LanguageContext);
  const say = (key: TextKey, fill?: Fill): string => translate(language, key, fill);
  return Object.assign(say, { language });
}
