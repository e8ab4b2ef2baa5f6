import type { ModelSpend } from '@switchboard/bots-api/client';

export interface Used {
  readonly requests: number;
  /** What went in and what came out, as the limit counts them. */
  readonly tokens: number;
}

/** What the language model has cost today, where the team is. */
export function usedToday({ today, days }: Pick<ModelSpend, 'today' | 'days'>): Used {
  const used = days.find(({ day }) => day === today);
  return { requests: used?.requests ?? 0, tokens: (used?.tokensIn ?? 0) + (used?.tokensOut ?? 0) };
}
