'use client';

import { ActionIcon, Box, Divider, Text } from '@mantine/core';
import { nearnessOf, newestForeignId, timelineRows } from '@switchboard/chat';
import type { ThreadState, TimelineRow } from '@switchboard/chat';
import { useChat, useChatState } from '@switchboard/chat/react';
import { IconArrowDown } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useFormatter, useTranslations } from 'use-intl';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { MessageItem } from './message-item';

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;

/** Closer to the end than this counts as being at the end. */
const NEAR_PX = 80;
/** Closer to the top than this, older messages are read. */
const OLDER_PX = 400;

/** What was said. Only what is in view is in the page, however long the thread is. */
export function MessageList({ thread }: { readonly thread: ThreadState }): ReactElement {
  const t = useTranslations('thread');
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => timelineRows(thread.timeline), [thread.timeline]);
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? 36 : 56),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  const atEnd = useStickyEnd(virtual, scroller, rows);
  useOlder(virtual, thread, scroller, rows);
  useReceipts(thread, atEnd);

  return (
    <Box flex={1} mih={0} pos="relative">
      <Box
        ref={scroller}
        role="feed"
        aria-label={t('messages')}
        aria-busy={thread.history === 'loading'}
        tabIndex={0}
        h="100%"
        px="sm"
        style={{ overflowY: 'auto', overflowAnchor: 'none', contain: 'strict' }}
        onKeyDown={moveFocus}
      >
        {thread.history === 'complete' && (
          <Text ta="center" size="xs" c="dimmed" py="sm">
            {t('start')}
          </Text>
        )}
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${item.start}px)`,
              }}
            >
              <RowView
                row={rows[item.index]!}
                thread={thread}
                position={item.index + 1}
                total={rows.length}
              />
            </div>
          ))}
        </div>
      </Box>
      {!atEnd && (
        <ActionIcon
          variant="filled"
          radius="xl"
          size="lg"
          pos="absolute"
          bottom={12}
          right={20}
          aria-label={t('newest')}
          onClick={() => virtual.scrollToIndex(rows.length - 1, { align: 'end' })}
        >
          <IconArrowDown size={20} />
        </ActionIcon>
      )}
    </Box>
  );
}

function RowView(props: {
  readonly row: TimelineRow;
  readonly thread: ThreadState;
  readonly position: number;
  readonly total: number;
}): ReactElement {
  const { row, ...rest } = props;
  return row.kind === 'day' ? (
    <DayLine day={row.day} />
  ) : (
    <MessageItem message={row.message} continued={row.continued} {...rest} />
  );
}

function DayLine({ day }: { readonly day: number }): ReactElement {
  const t = useTranslations('time');
  const format = useFormatter();
  const nearness = nearnessOf(day, new Date());
  const label =
    nearness !== 'earlier'
      ? t(nearness)
      : format.dateTime(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return (
    // An article like the messages: a feed has no other children.
    <div role="article" aria-label={label} tabIndex={-1}>
      <Divider my="xs" label={label} labelPosition="center" aria-hidden />
    </div>
  );
}

/** Stays at the newest message unless the reader has scrolled away from it. */
function useStickyEnd(
  virtual: Rows,
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: readonly TimelineRow[],
): boolean {
  const [atEnd, setAtEnd] = useState(true);
  const sticky = useRef(true);
  const top = useRef(0);
  const lastKey = rows.at(-1)?.key;
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const check = (): void => {
      top.current = element.scrollTop;
      sticky.current = leftBelow(element) < NEAR_PX;
      setAtEnd(sticky.current);
    };
    element.addEventListener('scroll', check, { passive: true });
    return () => element.removeEventListener('scroll', check);
  }, [scroller]);
  const size = virtual.getTotalSize();
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !sticky.current) return;
    // The reader has just moved away, and the scroll event that says so is still on its way.
    if (element.scrollTop < top.current && leftBelow(element) >= NEAR_PX) return;
    element.scrollTo({ top: element.scrollHeight });
    top.current = element.scrollTop;
  }, [lastKey, scroller, size]);
  return atEnd;
}

function leftBelow(element: HTMLElement): number {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}

/** Reads older messages near the top, and keeps in place what the reader is looking at. */
function useOlder(
  virtual: Rows,
  thread: ThreadState,
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: readonly TimelineRow[],
): void {
  const chat = useChat();
  const reading = useRef(false);
  const first = useRef<{ key: string; total: number }>(undefined);
  useEffect(() => {
    const element = scroller.current;
    if (!element || thread.history !== 'partial') return undefined;
    const read = (): void => {
      if (reading.current || element.scrollTop > OLDER_PX) return;
      reading.current = true;
      // A failure leaves `partial`: scrolling tries again.
      chat
        .older(thread.id)
        .catch(() => undefined)
        .finally(() => {
          reading.current = false;
        });
    };
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => element.removeEventListener('scroll', read);
  }, [chat, scroller, thread.history, thread.id, rows.length]);

  const message = rows.find((row) => row.kind === 'message');
  const total = virtual.getTotalSize();
  useLayoutEffect(() => {
    const before = first.current;
    if (message) first.current = { key: message.key, total };
    const prepended = before && message && before.key !== message.key;
    if (prepended) scroller.current?.scrollBy({ top: total - before.total });
  }, [message, scroller, total]);
}

/** Looking at the newest message is reading it. */
function useReceipts(thread: ThreadState, atEnd: boolean): void {
  const chat = useChat();
  const self = useChatState((state) => state.self);
  const newest = newestForeignId(thread, self);
  useEffect(() => {
    if (!newest || !atEnd || thread.membership !== 'member') return undefined;
    const mark = (): void => {
      if (document.visibilityState === 'visible') chat.markRead(thread.id, newest);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [atEnd, chat, newest, thread.id, thread.membership]);
}

/** Page up and page down go from message to message, as the feed pattern has it. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="article"]')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const current = articles.findIndex((article) => article.contains(document.activeElement));
  const step = event.key === 'PageUp' ? -1 : 1;
  const next = current < 0 ? articles.at(-1) : articles[current + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
