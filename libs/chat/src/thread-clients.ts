import type { SdkChatClient, SdkThreadClient } from './sdk.ts';

/** The SDK throttles typing per thread client: a new one for each request would ask each time. */
export function withOneClientPerThread(client: SdkChatClient): SdkChatClient {
  const threads = new Map<string, SdkThreadClient>();
  const getChatThreadClient = (threadId: string): SdkThreadClient => {
    const known = threads.get(threadId) ?? client.getChatThreadClient(threadId);
    threads.set(threadId, known);
    return known;
  };
  return {
    createChatThread: (...args) => client.createChatThread(...args),
    getChatThreadClient,
    listChatThreads: (...args) => client.listChatThreads(...args),
    startRealtimeNotifications: () => client.startRealtimeNotifications(),
    stopRealtimeNotifications: () => client.stopRealtimeNotifications(),
    on: client.on.bind(client) as SdkChatClient['on'],
    off: client.off.bind(client) as SdkChatClient['off'],
  };
}
