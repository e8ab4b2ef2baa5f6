import { newestForeignId } from '@switchboard/chat';
import type { ThreadState } from '@switchboard/chat';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { KeyboardAvoidingView, Platform, StyleSheet } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { useCallPeople } from '../calls/use-call-people.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { useTexts } from '../i18n/text-context.ts';
import { useNames } from '../people/use-names.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { useTheme } from '../ui/theme.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { othersIn } from './thread-view.ts';

export function ThreadScreen({ threadId }: { readonly threadId: string }): ReactElement {
  const { connection, navigator, threads } = useApp();
  const { device } = usePorts();
  const t = useTexts();
  const state = useValue(threads);
  const thread = state?.threads[threadId];
  const self = state?.self ?? '';
  const names = useNames(thread, self);
  const { line } = useValue(connection.state);
  const chat = line?.chat;
  useEffect(() => {
    chat?.open(threadId).catch(() => undefined);
    device.tell({ type: 'notifications-cleared', threadId });
  }, [chat, device, threadId]);
  const newest = thread && newestForeignId(thread, self);
  useEffect(() => {
    if (newest) chat?.markRead(threadId, newest);
  }, [chat, newest, threadId]);
  const others = thread ? othersIn(thread, self) : [];
  const subtitle = others.length > 1 ? t('thread.people', { count: others.length + 1 }) : undefined;
  return (
    <Screen
      title={thread ? names.title : t('chats.untitled')}
      subtitle={subtitle}
      back={{ label: t('common.back'), onPress: () => navigator.back() }}
      actions={thread && <CallActions others={others} />}
    >
      <ConnectionBanner />
      <KeyboardAvoidingView
        style={styles.fill}
        {...(Platform.OS === 'ios' && { behavior: 'padding' })}
      >
        <Messages thread={thread} self={self} threadId={threadId} />
        <Composer
          threadId={threadId}
          isOver={thread !== undefined && thread.membership !== 'member'}
        />
      </KeyboardAvoidingView>
    </Screen>
  );
}

function Messages(props: {
  readonly thread: ThreadState | undefined;
  readonly self: string;
  readonly threadId: string;
}): ReactElement {
  const { connection, isOnline, outbox } = useApp();
  const t = useTexts();
  const online = useValue(isOnline);
  const waiting = useValue(outbox.waiting);
  const { thread, self, threadId } = props;
  const isEmpty = !thread || thread.timeline.length === 0;
  const hasWaiting = waiting.some((one) => one.threadId === threadId);
  if (!isEmpty || (thread && hasWaiting)) return <MessageList thread={thread!} self={self} />;
  if (thread?.history === 'failed') {
    const retry = {
      title: t('common.retry'),
      onPress: () =>
        void connection.state
          .get()
          .line?.chat.open(threadId)
          .catch(() => undefined),
    };
    return <Notice icon="alert" title={t('thread.failed')} action={retry} />;
  }
  if (thread?.history === 'complete') {
    return <Notice icon="chats" title={t('thread.empty')} text={t('thread.emptyText')} />;
  }
  if (!online) {
    return <Notice icon="offline" title={t('chats.offline')} text={t('chats.offlineText')} />;
  }
  return <Waiting label={t('thread.loading')} />;
}

function CallActions({ others }: { readonly others: readonly string[] }): ReactElement | null {
  const t = useTexts();
  const theme = useTheme();
  const { canCall, call } = useCallPeople();
  if (!canCall || others.length === 0) return null;
  return (
    <>
      <IconButton
        icon="phone"
        label={t('thread.call')}
        color={theme.accent}
        onPress={() => call(others, false)}
      />
      <IconButton
        icon="video"
        label={t('thread.videoCall')}
        color={theme.accent}
        onPress={() => call(others, true)}
      />
    </>
  );
}

const styles = StyleSheet.create({ fill: { flex: 1 } });
