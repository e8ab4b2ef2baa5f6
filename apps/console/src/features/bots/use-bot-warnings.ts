'use client';

import { botWarnings } from './bot-warnings';
import type { BotWarning } from './bot-warnings';
import { useBotProblems } from './use-bots';
import { useBotsPlace } from './use-bots-place';

/** What there is to say of bots; nothing while their service cannot be asked: how it is stands among the processes. */
export function useBotWarnings(): readonly BotWarning[] {
  const { data, isError } = useBotProblems({ isAsked: useBotsPlace() !== undefined });
  return data && !isError ? botWarnings(data.items) : [];
}
