import type { Change } from '@switchboard/bots-api/client';
import type { QueryKey } from '@tanstack/react-query';

/** Under what everything is kept that the service has answered. */
export const keys = {
  everything: ['bots'],
  list: ['bots', 'list'],
  models: ['bots', 'models'],
  /** Pages of conversations. */
  conversations: ['bots', 'conversations'],
  conversation: (id: string) => ['bots', 'conversation', id],
  flow: (botId: string) => ['bots', 'flow', botId],
  versions: (botId: string) => ['bots', 'versions', botId],
  callers: (botId: string) => ['bots', 'callers', botId],
  scripts: (botId: string) => ['bots', 'scripts', botId],
} as const;

/** What a change makes old. */
export function keysOf({ kind, id }: Change): readonly QueryKey[] {
  if (id === null) return [keys.everything];
  switch (kind) {
    case 'bot':
      return [keys.list, keys.flow(id), keys.versions(id)];
    case 'run':
      return [keys.callers(id)];
    case 'conversation':
      return [keys.conversation(id), keys.conversations];
    case 'ready':
    case 'missed':
      return [keys.everything];
  }
}
