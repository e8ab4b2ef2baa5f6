import { isText, nearnessOf, timelineRows } from '@switchboard/chat';
import type { ThreadState, TimelineRow } from '@switchboard/chat';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { FlatList, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { dayOf } from '../i18n/times.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useNames } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Button } from '../ui/button.tsx';
import { Label } from '../ui/label.tsx';
import { space, useTheme } from '../ui/theme.ts';
import { MessageBubble } from './message-bubble.tsx';
import { withWaiting } from './thread-view.ts';
import { useSystemLine } from './use-system-line.ts';

interface MessageListProps {
  readonly thread: ThreadState;
  readonly self: string;
}

/** The newest at the bottom, where one begins to read. */
export function MessageList({ thread, self }: MessageListProps): ReactElement {
  const { outbox } = useApp();
  const waiting = useValue(outbox.waiting);
  const rows = useMemo(
    () => timelineRows(withWaiting(thread, waiting, self)).toReversed(),
    [self, thread, waiting],
  );
  return (
    <FlatList<TimelineRow>
      inverted
      style={styles.list}
      contentContainerStyle={styles.content}
      data={rows}
      keyExtractor={({ key }) => key}
      initialNumToRender={30}
      renderItem={({ item }) => <Line row={item} thread={thread} self={self} />}
      keyboardShouldPersistTaps="handled"
      ListHeaderComponent={<Typing thread={thread} self={self} />}
      ListFooterComponent={<Older thread={thread} />}
    />
  );
}

function Line(props: MessageListProps & { readonly row: TimelineRow }): ReactElement {
  const { row, thread, self } = props;
  const names = useNames(thread, self);
  const systemLine = useSystemLine(names);
  if (row.kind === 'day') return <Day day={row.day} />;
  const { message } = row;
  if (isText(message)) {
    return (
      <MessageBubble message={message} thread={thread} self={self} isContinued={row.continued} />
    );
  }
  return (
    <Label kind="small" dimmed align="center" style={styles.system}>
      {systemLine(message)}
    </Label>
  );
}

function Day({ day }: { readonly day: number }): ReactElement {
  const t = useTexts();
  const theme = useTheme();
  const { clock } = usePorts();
  const nearness = nearnessOf(day, new Date(clock.now()));
  const words = nearness === 'earlier' ? dayOf(day, t.language) : t(`thread.${nearness}`);
  return (
    <View style={styles.day}>
      <View style={[styles.dayWords, { backgroundColor: theme.surface }]}>
        <Label kind="tiny" dimmed accessibilityRole="header">
          {words}
        </Label>
      </View>
    </View>
  );
}

function Typing({ thread, self }: MessageListProps): ReactElement | null {
  const t = useTexts();
  const names = useNames(thread, self);
  const who = Object.keys(thread.typing).map(names.one);
  if (who.length === 0) return null;
  return (
    <Label kind="small" dimmed accessibilityLiveRegion="polite" style={styles.typing}>
      {t('thread.typing', { names: who.join(', ') })}
    </Label>
  );
}

function Older({ thread }: { readonly thread: ThreadState }): ReactElement | null {
  const { connection } = useApp();
  const t = useTexts();
  const { line } = useValue(connection.state);
  if (!line || (thread.history !== 'partial' && thread.history !== 'failed')) return null;
  const older = (): void => void line.chat.older(thread.id).catch(() => undefined);
  return (
    <View style={styles.older}>
      <Button kind="plain" title={t('thread.older')} onPress={older} />
    </View>
  );
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  content: { paddingHorizontal: space.m, paddingVertical: space.s },
  day: { alignItems: 'center', marginVertical: space.m },
  dayWords: { paddingHorizontal: space.m, paddingVertical: space.xs, borderRadius: 12 },
  system: { marginVertical: space.s, paddingHorizontal: space.xl },
  typing: { paddingHorizontal: space.s, paddingBottom: space.s },
  older: { paddingVertical: space.m, alignItems: 'center' },
});
