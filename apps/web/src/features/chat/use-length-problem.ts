'use client';

import { messageBytes, MAX_MESSAGE_BYTES } from '@switchboard/chat';
import { useFormatter, useTranslations } from 'use-intl';

/** Says when a text is longer than the service takes, and by how much. */
export function useLengthProblem(text: string): string | undefined {
  const t = useTranslations('composer');
  const format = useFormatter();
  // A character is at most three bytes of UTF-8 per UTF-16 unit: short texts need no counting.
  if (text.length * 3 <= MAX_MESSAGE_BYTES) return undefined;
  const size = messageBytes(text);
  if (size <= MAX_MESSAGE_BYTES) return undefined;
  return t('tooLong', { size: format.number(size), limit: format.number(MAX_MESSAGE_BYTES) });
}
