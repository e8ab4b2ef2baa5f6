import type { Problems } from './use-bots';

export interface BotWarning {
  readonly kind: 'botProblems';
  readonly count: number;
}

/** What the overview says of bots: one line for all of them, and none where all went well. */
export function botWarnings(problems: Problems): readonly BotWarning[] {
  const count = problems.reduce((sum, { conversations }) => sum + conversations, 0);
  return count === 0 ? [] : [{ kind: 'botProblems', count }];
}
