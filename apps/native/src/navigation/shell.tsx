import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { Linking, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { ChatsScreen } from '../chat/chats-screen.tsx';
import { NewThreadScreen } from '../chat/new-thread-screen.tsx';
import { ThreadScreen } from '../chat/thread-screen.tsx';
import { HistoryScreen } from '../calls/history-screen.tsx';
import { PeopleScreen } from '../people/people-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import type { Screen, Tab } from './navigator.ts';
import { TabBar } from './tab-bar.tsx';

/** Tabs, and what lies on top of them. */
export function Shell(): ReactElement {
  const { navigator } = useApp();
  const { stack, tab } = useValue(navigator.place);
  const top = stack.at(-1);
  useSystemWays();
  return (
    <View style={styles.fill}>
      {top ? (
        <Top key={top.name === 'thread' ? top.threadId : top.name} screen={top} />
      ) : (
        <>
          <View style={styles.fill}>
            <TabScreen tab={tab} />
          </View>
          <TabBar />
        </>
      )}
    </View>
  );
}

function TabScreen({ tab }: { readonly tab: Tab }): ReactElement {
  switch (tab) {
    case 'chats':
      return <ChatsScreen />;
    case 'calls':
      return <HistoryScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

function Top({ screen }: { readonly screen: Screen }): ReactElement {
  return screen.name === 'thread' ? (
    <ThreadScreen threadId={screen.threadId} />
  ) : (
    <NewThreadScreen />
  );
}

/** The back button of the system, and addresses of the app. */
function useSystemWays(): void {
  const { navigator } = useApp();
  const { onBack } = usePorts();
  useEffect(() => {
    const endBack = onBack(() => navigator.back());
    const link = Linking.addEventListener('url', ({ url }) => navigator.follow(url));
    Linking.getInitialURL().then(
      (url) => url && navigator.follow(url),
      () => undefined,
    );
    return () => {
      endBack();
      link.remove();
    };
  }, [navigator, onBack]);
}

const styles = StyleSheet.create({ fill: { flex: 1 } });
