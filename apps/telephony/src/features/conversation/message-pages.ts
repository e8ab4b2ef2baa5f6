import type { MessageView } from '@switchboard/telephony-api/client';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '../live/keys';

interface MessagePage {
  readonly items: MessageView[];
  readonly cursor: string | null;
}

export type MessagePages = InfiniteData<MessagePage>;

/** Puts a text that the service has just answered with where it belongs among those that were read. */
export function withMessage(queries: QueryClient, message: MessageView): void {
  queries.setQueryData<MessagePages>(
    keys.messages(message.conversationId),
    (known) => known && { ...known, pages: pagesWith(known.pages, message) },
  );
}

/** The latest text is the first of the first page. */
export function pagesWith(pages: readonly MessagePage[], message: MessageView): MessagePage[] {
  const isKnown = pages.some(({ items }) => items.some(({ id }) => id === message.id));
  if (isKnown)
    return pages.map((page) => ({
      ...page,
      items: page.items.map((one) => (one.id === message.id ? message : one)),
    }));
  return pages.map((page, index) =>
    index === 0 ? { ...page, items: [message, ...page.items] } : page,
  );
}
