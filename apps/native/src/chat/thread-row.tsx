import { isText } from '@switchboard/chat';
import type { Message, ThreadState } from '@switchboard/chat';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { briefly } from '../i18n/times.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useNames } from '../people/use-names.ts';
import type { ThreadNames } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Label } from '../ui/label.tsx';
import { spoken } from '../ui/spoken.ts';
import { space, TAP, useTheme } from '../ui/theme.ts';
import { plainText } from './plain-text.ts';
import { othersIn, summaryOf } from './thread-view.ts';
import { useSystemLine } from './use-system-line.ts';

interface ThreadRowProps {
  readonly thread: ThreadState;
  readonly self: string;
}

export function ThreadRow({ thread, self }: ThreadRowProps): ReactElement {
  const { connection, navigator, outbox } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const { clock } = usePorts();
  const names = useNames(thread, self);
  const summary = summaryOf(thread, useValue(outbox.waiting), self);
  const text = usePreview(summary.last, summary.isWaiting, names, self);
  const { line } = useValue(connection.state);
  const chat = line?.chat;
  useEffect(() => {
    // What was written last is read for the list; a failure is in the thread's own history.
    chat?.open(thread.id).catch(() => undefined);
  }, [chat, thread.id]);
  const when = thread.activeOn > 0 ? briefly(thread.activeOn, t.language, clock.now()) : '';
  const isUnread = summary.unread > 0;
  const unread = isUnread ? t('chats.unread', { count: summary.unread }) : '';
  return (
    <Pressable
      accessibilityRole="button"
      {...spoken(names.title, when, text, unread)}
      onPress={() => navigator.open({ name: 'thread', threadId: thread.id })}
      style={({ pressed }) => [styles.row, pressed && { backgroundColor: theme.pressed }]}
    >
      <Avatar
        name={names.title}
        size={52}
        {...(othersIn(thread, self).length > 1 && { icon: 'people' })}
      />
      <View style={styles.words}>
        <View style={styles.line}>
          <Label kind={isUnread ? 'strong' : 'body'} numberOfLines={1} style={styles.grow}>
            {names.title}
          </Label>
          <Label kind="tiny" color={isUnread ? theme.accent : theme.dimmed}>
            {when}
          </Label>
        </View>
        <View style={styles.line}>
          <Label kind="small" dimmed={!isUnread} numberOfLines={1} style={styles.grow}>
            {text}
          </Label>
          {isUnread && (
            <View
              accessibilityRole="image"
              accessibilityLabel={unread}
              style={[styles.count, { backgroundColor: theme.fill }]}
            >
              <Label kind="tiny" color={theme.onFill}>
                {summary.unread > 99 ? '99+' : summary.unread}
              </Label>
            </View>
          )}
        </View>
      </View>
    </Pressable>
  );
}

function usePreview(
  message: Message | undefined,
  isWaiting: boolean,
  names: ThreadNames,
  self: string,
): string {
  const t = useTexts();
  const systemLine = useSystemLine(names);
  if (!message) return '';
  if (!isText(message)) return systemLine(message);
  if (message.status === 'deleted') return t('chats.deleted');
  const text = message.kind === 'html' ? plainText(message.body) : message.body;
  if (isWaiting) return t('chats.waiting', { text });
  return message.sender === self ? t('chats.own', { text }) : text;
}

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.m,
    minHeight: TAP + space.xl,
    paddingHorizontal: space.l,
    paddingVertical: 10,
  },
  words: { flex: 1, gap: 3 },
  line: { flexDirection: 'row', alignItems: 'center', gap: space.s },
  grow: { flex: 1 },
  count: {
    minWidth: 22,
    paddingHorizontal: 6,
    paddingVertical: 3,
    borderRadius: 11,
    alignItems: 'center',
  },
});
