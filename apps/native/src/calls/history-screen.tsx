import { isMissed } from '@switchboard/calling/view-models';
import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { FlatList, StyleSheet, View } from 'react-native';
import type { AccessClient } from '@switchboard/access-api/client';
import { useApp } from '../root/app-context.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import type { TextKey } from '../i18n/messages.en.ts';
import { briefly, durationOf } from '../i18n/times.ts';
import { useTexts } from '../i18n/text-context.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useLoad } from '../state/use-load.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';
import { useCallPeople } from './use-call-people.ts';

type History = Awaited<ReturnType<AccessClient['calls']['history']['query']>>;
type CallRecord = History['items'][number];

export function HistoryScreen(): ReactElement {
  const t = useTexts();
  const { line } = useValue(useApp().connection.state);
  return (
    <Screen title={t('history.title')}>
      <ConnectionBanner />
      {line && !line.calling && <Banner icon="info" text={t('call.notHere')} />}
      <History />
    </Screen>
  );
}

function History(): ReactElement {
  const t = useTexts();
  const { items, failure, hasMore, isLoading, more, reload } = useHistory();
  if (items.length > 0) {
    return (
      <FlatList<CallRecord>
        style={styles.list}
        data={items}
        keyExtractor={({ id }) => id}
        renderItem={({ item }) => <CallRow record={item} />}
        ListFooterComponent={
          hasMore ? (
            <View style={styles.more}>
              <Button kind="plain" title={t('history.more')} onPress={more} />
            </View>
          ) : null
        }
      />
    );
  }
  if (failure !== undefined) {
    const retry = { title: t('common.retry'), onPress: reload };
    return <Notice icon="alert" title={t('history.failed')} action={retry} />;
  }
  if (isLoading) return <Waiting label={t('history.loading')} />;
  return <Notice icon="phone" title={t('history.empty')} text={t('history.emptyText')} />;
}

/** Page after page; from the beginning when something has changed. */
function useHistory() {
  const { access, callsChanged, isOnline } = useApp();
  const changed = useValue(callsChanged);
  const online = useValue(isOnline);
  const [pages, setPages] = useState(1);
  const load = useCallback(async () => {
    // Named so that it is asked again when they change.
    void [changed, online];
    const items: CallRecord[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) {
      const found: History = await access.calls.history.query({ ...(cursor && { cursor }) });
      items.push(...found.items);
      cursor = found.cursor ?? undefined;
      if (cursor === undefined) break;
    }
    return { items, hasMore: cursor !== undefined };
  }, [access, changed, online, pages]);
  const { data, ...rest } = useLoad(load);
  const newest = data?.items[0];
  useEffect(() => {
    // What was seen is not missed any more; who is told later is told then.
    if (newest) access.calls.markSeen.mutate({ upTo: newest.id }).catch(() => undefined);
  }, [access, newest]);
  return {
    ...{ items: data?.items ?? [], hasMore: data?.hasMore ?? false, ...rest },
    more: () => setPages((count) => count + 1),
  };
}

function CallRow({ record }: { readonly record: CallRecord }): ReactElement {
  const t = useTexts();
  const theme = useTheme();
  const { clock } = usePorts();
  const { call, canCall } = useCallPeople();
  const name = record.others.map((one) => one.name).join(', ') || t('common.someone');
  const ids = record.others.flatMap(({ userId }) => (userId?.startsWith('8:') ? [userId] : []));
  const missed = isMissed(record);
  const color = missed ? theme.danger : theme.dimmed;
  const when = briefly(Date.parse(record.startedAt), t.language, clock.now());
  const words = t(outcomeOf(record));
  const told =
    record.durationSeconds > 0 ? `${words} · ${durationOf(record.durationSeconds)}` : words;
  const icon = missed ? 'missed' : record.direction;
  return (
    <View accessible={!canCall} style={styles.row}>
      <Avatar name={name} />
      <View style={styles.words}>
        <Label
          numberOfLines={1}
          {...(missed && { color: theme.danger })}
          kind={missed && !record.seen ? 'strong' : 'body'}
        >
          {name}
        </Label>
        <View style={styles.line}>
          <Icon name={icon} size={16} color={color} />
          <Label kind="small" dimmed numberOfLines={1} style={styles.grow}>
            {`${told} · ${when}`}
          </Label>
        </View>
      </View>
      {canCall && ids.length > 0 && (
        <IconButton
          icon={record.video ? 'video' : 'phone'}
          label={t(record.video ? 'people.videoCall' : 'people.call', { name })}
          color={theme.accent}
          onPress={() => call(ids, record.video)}
        />
      )}
    </View>
  );
}

function outcomeOf({ direction, outcome }: CallRecord): TextKey {
  if (outcome === 'failed') return 'history.failedCall';
  if (outcome === 'declined') return 'history.declined';
  if (outcome === 'missed') return direction === 'incoming' ? 'history.missed' : 'history.noAnswer';
  return direction === 'incoming' ? 'history.incoming' : 'history.outgoing';
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.m,
    minHeight: TAP + space.l,
    paddingHorizontal: space.l,
    paddingVertical: space.s,
  },
  words: { flex: 1, gap: 2 },
  line: { flexDirection: 'row', alignItems: 'center', gap: 6 },
  grow: { flex: 1 },
  more: { padding: space.l },
});
