import { fromSdkMessage } from './message.ts';
import type { Message } from './message.ts';
import type { SdkMessage, SdkPaged, SdkThreadClient } from './sdk.ts';

/** How many items a page has, of threads and of messages. */
export const PAGE = 50;

/** A page, and whether it is the last one. */
export interface SdkPage<Item> {
  readonly items: readonly Item[];
  readonly isLast: boolean;
}

/** Reads one page after the other. */
export interface PageReader<Item> {
  next(): Promise<SdkPage<Item>>;
}

export function readPages<Item>(paged: SdkPaged<Item>, size = PAGE): PageReader<Item> {
  const iterator: AsyncIterator<Item[], undefined> = paged
    .byPage({ maxPageSize: size })
    [Symbol.asyncIterator]();
  return {
    async next() {
      const { value: items = [], done } = await iterator.next();
      // A short page is the last one: to ask for another would be in vain.
      return { items, isLast: done === true || items.length < size };
    },
  };
}

/** The messages of a thread, the one that changed last first. */
export function readMessages(thread: SdkThreadClient): PageReader<SdkMessage> {
  return readPages(thread.listMessages({ maxPageSize: PAGE }));
}

/** What of these can be shown. */
export function toMessages(messages: readonly SdkMessage[]): readonly Message[] {
  return messages.flatMap((message) => fromSdkMessage(message) ?? []);
}
