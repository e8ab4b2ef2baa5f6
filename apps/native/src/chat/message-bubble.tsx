import { readBy, textParts } from '@switchboard/chat';
import type { TextMessage, ThreadState } from '@switchboard/chat';
import type { ReactElement } from 'react';
import { Pressable, StyleSheet, Text, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { timeOf } from '../i18n/times.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useNames } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import type { IconName } from '../ui/icon-paths.ts';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';
import { plainText } from './plain-text.ts';
import { deliveryOf, othersIn } from './thread-view.ts';
import type { Delivery } from './thread-view.ts';

interface BubbleProps {
  readonly message: TextMessage;
  readonly thread: ThreadState;
  readonly self: string;
  readonly isContinued: boolean;
}

export function MessageBubble({ message, thread, self, isContinued }: BubbleProps): ReactElement {
  const t = useTexts();
  const theme = useTheme();
  const names = useNames(thread, self);
  const isOwn = message.sender === self;
  const isGroup = othersIn(thread, self).length > 1;
  const isDeleted = message.status === 'deleted';
  const color = isDeleted ? theme.dimmed : isOwn ? theme.onFill : theme.text;
  const fill = isDeleted ? theme.surface : isOwn ? theme.fill : theme.bubble;
  const name = names.one(message.sender);
  return (
    <View
      style={[
        styles.line,
        { marginTop: isContinued ? 2 : space.s },
        isOwn ? styles.own : styles.others,
      ]}
    >
      {!isOwn && isGroup && (
        <View style={styles.avatar}>{!isContinued && <Avatar name={name} size={30} />}</View>
      )}
      <View style={[styles.column, isOwn ? styles.ends : styles.starts]}>
        {!isOwn && isGroup && !isContinued && (
          <Label kind="tiny" dimmed style={styles.name}>
            {name}
          </Label>
        )}
        <View style={[styles.bubble, { backgroundColor: fill }]}>
          <Label color={color} selectable style={isDeleted && styles.deleted}>
            {isDeleted ? t('chats.deleted') : <Words message={message} color={color} />}
          </Label>
        </View>
        <Foot message={message} thread={thread} self={self} isOwn={isOwn} />
      </View>
    </View>
  );
}

/** Links lead out of the app; everything else is words, whatever somebody wrote. */
function Words(props: { readonly message: TextMessage; readonly color: string }): ReactElement {
  const { browser } = usePorts();
  const { body, kind } = props.message;
  const parts = textParts(kind === 'html' ? plainText(body) : body);
  return (
    <>
      {parts.map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <Text
            key={`${at} ${part}`}
            accessibilityRole="link"
            style={{ color: props.color, textDecorationLine: 'underline' }}
            onPress={() => browser.open(part)}
          >
            {part}
          </Text>
        ),
      )}
    </>
  );
}

const ICONS: Readonly<Record<Exclude<Delivery, 'refused'>, IconName>> = {
  ...{ waiting: 'waiting', sending: 'waiting', sent: 'check', read: 'check' },
};

function Foot(props: {
  readonly message: TextMessage;
  readonly thread: ThreadState;
  readonly self: string;
  readonly isOwn: boolean;
}): ReactElement {
  const { message, thread, self, isOwn } = props;
  const { outbox } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const waiting = useValue(outbox.waiting);
  const isRead = (one: TextMessage): boolean => readBy(thread, one, self).length > 0;
  const delivery = isOwn ? deliveryOf(message, thread, waiting, isRead) : undefined;
  if (delivery === 'refused') return <NotSent id={message.clientId ?? message.id} />;
  const edited = message.editedOn !== undefined && message.status !== 'deleted';
  const time = timeOf(message.createdOn, t.language);
  return (
    <View style={styles.foot}>
      <Label kind="tiny" dimmed>
        {edited ? `${t('thread.edited')} · ${time}` : time}
      </Label>
      {delivery === 'waiting' && (
        <Label kind="tiny" dimmed>
          {t('thread.waiting')}
        </Label>
      )}
      {delivery && (
        <View accessible accessibilityRole="image" accessibilityLabel={t(`thread.${delivery}`)}>
          <Icon
            name={ICONS[delivery]}
            size={14}
            color={delivery === 'read' ? theme.accent : theme.dimmed}
          />
        </View>
      )}
    </View>
  );
}

function NotSent({ id }: { readonly id: string }): ReactElement {
  const { outbox } = useApp();
  const t = useTexts();
  const theme = useTheme();
  return (
    <View style={styles.refused}>
      <Pressable accessibilityRole="button" onPress={() => outbox.retry(id)} style={styles.tap}>
        <Icon name="alert" size={16} color={theme.danger} />
        <Label kind="small" color={theme.danger}>
          {t('thread.notSent')}
        </Label>
      </Pressable>
      <Pressable accessibilityRole="button" onPress={() => outbox.discard(id)} style={styles.tap}>
        <Label kind="small" dimmed>
          {t('thread.discard')}
        </Label>
      </Pressable>
    </View>
  );
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', gap: space.s },
  own: { justifyContent: 'flex-end' },
  others: { justifyContent: 'flex-start' },
  avatar: { width: 30, paddingTop: 2 },
  column: { maxWidth: '82%', flexShrink: 1 },
  ends: { alignItems: 'flex-end' },
  starts: { alignItems: 'flex-start' },
  name: { paddingHorizontal: space.m, paddingBottom: 2 },
  bubble: { paddingHorizontal: 14, paddingVertical: 9, borderRadius: 20 },
  deleted: { fontStyle: 'italic' },
  foot: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.xs,
    paddingHorizontal: space.s,
    paddingTop: 2,
  },
  refused: { flexDirection: 'row', alignItems: 'center', gap: space.m },
  tap: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.xs,
    minHeight: TAP,
    paddingHorizontal: space.s,
  },
});
