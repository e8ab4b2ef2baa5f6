import { threadsByActivity } from '@switchboard/chat';
import type { ChatState, ThreadState } from '@switchboard/chat';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { FlatList, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { useTexts } from '../i18n/text-context.ts';
import { useValue } from '../state/use-value.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { space, useTheme } from '../ui/theme.ts';
import { ThreadRow } from './thread-row.tsx';

export function ChatsScreen(): ReactElement {
  const { navigator, threads } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const state = useValue(threads);
  return (
    <Screen
      title={t('chats.title')}
      actions={
        <IconButton
          icon="newChat"
          label={t('chats.new')}
          color={theme.accent}
          onPress={() => navigator.open({ name: 'new-thread' })}
        />
      }
    >
      <ConnectionBanner />
      {state ? <ThreadList state={state} /> : <NothingYet />}
    </Screen>
  );
}

/** Nothing was read, now or ever. */
function NothingYet(): ReactElement {
  const { connection, isOnline } = useApp();
  const t = useTexts();
  const online = useValue(isOnline);
  const { status } = useValue(connection.state);
  if (online && status !== 'failed') return <Waiting label={t('chats.loading')} />;
  return <Notice icon="offline" title={t('chats.offline')} text={t('chats.offlineText')} />;
}

function ThreadList({ state }: { readonly state: ChatState }): ReactElement {
  const { connection, navigator } = useApp();
  const t = useTexts();
  const items = useMemo(() => threadsByActivity(state), [state]);
  const more = (): void => {
    void connection.state
      .get()
      .line?.chat.moreThreads()
      .catch(() => undefined);
  };
  if (items.length === 0 && state.list === 'loading') return <Waiting label={t('chats.loading')} />;
  if (items.length === 0 && state.list === 'failed') {
    const retry = { title: t('common.retry'), onPress: more };
    return <Notice icon="alert" title={t('chats.failed')} action={retry} />;
  }
  if (items.length === 0) {
    const begin = {
      title: t('chats.new'),
      onPress: () => navigator.open({ name: 'new-thread' }),
    };
    return (
      <Notice icon="chats" title={t('chats.empty')} text={t('chats.emptyText')} action={begin} />
    );
  }
  return (
    <FlatList<ThreadState>
      style={styles.list}
      data={items}
      keyExtractor={({ id }) => id}
      renderItem={({ item }) => <ThreadRow thread={item} self={state.self} />}
      ListFooterComponent={
        state.list === 'partial' && state.connection !== 'stopped' ? (
          <View style={styles.more}>
            <Button kind="plain" title={t('chats.more')} onPress={more} />
          </View>
        ) : null
      }
    />
  );
}

const styles = StyleSheet.create({ list: { flex: 1 }, more: { padding: space.l } });
