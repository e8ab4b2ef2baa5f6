'use client';

import { useTranslations } from 'use-intl';
import { wordFor } from './reason-word.ts';

/** Turns a failure into a few words. */
export function useReason(): (failure: unknown) => string {
  const t = useTranslations('reason');
  return (failure) => t(wordFor(failure));
}
