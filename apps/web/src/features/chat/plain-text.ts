import type { TextMessage } from '@switchboard/chat';

/** A message as words only, for previews and for reading out. */
export function plainText({ kind, body }: Pick<TextMessage, 'kind' | 'body'>): string {
  if (kind === 'text') return body;
  // Parsed, never inserted: nothing of it runs or loads.
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  return parsed.body.textContent.replaceAll(/\s+/g, ' ').trim();
}
