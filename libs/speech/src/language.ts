import { speechError } from './speech-errors.ts';

export const DEFAULT_LANGUAGE = 'en-US';

export function knows(languages: readonly string[] | 'any', tag = DEFAULT_LANGUAGE): boolean {
  return languages === 'any' || languages.includes(tag.split('-')[0]!.toLowerCase());
}

/** @throws speech-language */
export function assertKnown(languages: readonly string[] | 'any', tag: string | undefined): void {
  if (!knows(languages, tag))
    throw speechError('speech-language', 'This language is not known here.');
}
