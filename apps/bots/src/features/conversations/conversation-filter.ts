export interface ConversationFilter {
  readonly botId: string | undefined;
  /** All of them unless it says otherwise. */
  readonly only: 'open' | 'problem' | undefined;
}

const BOT_ID = /^[a-z][a-z0-9-]{0,39}$/;

export function onlyOf(shown: string | null): ConversationFilter['only'] {
  return shown === 'open' || shown === 'problem' ? shown : undefined;
}

/** What an address asks for; the console leads here as well. */
export function readConversationFilter(params: Pick<URLSearchParams, 'get'>): ConversationFilter {
  const botId = params.get('bot') ?? '';
  return { botId: BOT_ID.test(botId) ? botId : undefined, only: onlyOf(params.get('only')) };
}

/** @returns with its question mark; nothing where all are shown */
export function writeConversationFilter({ botId, only }: ConversationFilter): string {
  const params = new URLSearchParams({ ...(botId && { bot: botId }), ...(only && { only }) });
  return params.size === 0 ? '' : `?${params}`;
}
