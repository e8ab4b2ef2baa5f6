'use client';

import { useState } from 'react';

export interface Draft {
  readonly text: string;
  readonly mode: 'text' | 'note';
  readonly change: (change: Partial<Pick<Draft, 'text' | 'mode'>>) => void;
}

/** So many conversations may be begun to be answered; the oldest one is forgotten. */
const MAX_DRAFTS = 50;
const EMPTY = { text: '', mode: 'text' as const };

/** What was begun stays while one looks at another conversation. */
const drafts = new Map<string, Pick<Draft, 'text' | 'mode'>>();

export function useDraft(conversationId: string): Draft {
  const [draft, setDraft] = useState(() => drafts.get(conversationId) ?? EMPTY);
  const change: Draft['change'] = (changed) => {
    const next = { ...draft, ...changed };
    setDraft(next);
    drafts.delete(conversationId);
    if (next.text !== '') drafts.set(conversationId, next);
    if (drafts.size > MAX_DRAFTS) drafts.delete(drafts.keys().next().value!);
  };
  return { ...draft, change };
}
