import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { ScrollView, StyleSheet, View } from 'react-native';
import { useApp } from '../root/app-context.ts';
import { useCallPeople } from '../calls/use-call-people.ts';
import { peopleIn } from '../chat/thread-view.ts';
import { ConnectionBanner } from '../connection/connection-banner.tsx';
import { useTexts } from '../i18n/text-context.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Label } from '../ui/label.tsx';
import { Notice } from '../ui/notice.tsx';
import { Row } from '../ui/row.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { space, useTheme } from '../ui/theme.ts';
import { PeopleResults } from './people-results.tsx';
import { useContact } from './use-contact.ts';
import { usePeopleSearch } from './use-people-search.ts';

const MAX_RECENT = 20;

export function PeopleScreen(): ReactElement {
  const t = useTexts();
  const [text, setText] = useState('');
  const search = usePeopleSearch(text);
  const { contact, trouble } = useContact();
  return (
    <Screen title={t('people.title')}>
      <ConnectionBanner />
      {trouble !== undefined && <Banner icon="alert" text={trouble} />}
      <SearchField label={t('people.search')} value={text} onChange={setText} />
      <PeopleResults
        search={search}
        before={<Recent />}
        row={({ id, name }) => <PersonRow name={name} reach={() => contact({ id, name })} />}
      />
    </Screen>
  );
}

/** Whom one has written with lately. */
function Recent(): ReactElement {
  const { directory, threads } = useApp();
  const t = useTexts();
  const names = useValue(directory.names);
  const state = useValue(threads);
  const ids = useMemo(() => (state ? peopleIn(state).slice(0, MAX_RECENT) : []), [state]);
  useEffect(() => directory.want(ids), [directory, ids]);
  const known = ids.flatMap((id) => (names[id] ? [{ id, name: names[id] }] : []));
  if (known.length === 0) {
    return <Notice icon="search" title={t('people.hint')} text={t('people.hintText')} />;
  }
  return (
    <ScrollView style={styles.list} keyboardShouldPersistTaps="handled">
      <Label kind="small" dimmed accessibilityRole="header" style={styles.heading}>
        {t('people.recent')}
      </Label>
      {known.map(({ id, name }) => (
        <PersonRow key={id} name={name} reach={async () => id} />
      ))}
    </ScrollView>
  );
}

function PersonRow(props: {
  readonly name: string;
  /** @returns the communication identity, undefined when the person cannot be reached */
  readonly reach: () => Promise<string | undefined>;
}): ReactElement {
  const { name, reach } = props;
  const t = useTexts();
  const theme = useTheme();
  const { call, canCall, write } = useCallPeople();
  const on = (then: (userId: string) => void) => () =>
    void reach().then((userId) => userId !== undefined && then(userId));
  return (
    <Row
      title={name}
      before={<Avatar name={name} />}
      onPress={on((userId) => write({ userId, name }))}
      actions={
        canCall && (
          <View style={styles.actions}>
            <IconButton
              icon="phone"
              label={t('people.call', { name })}
              color={theme.accent}
              onPress={on((userId) => call([userId], false))}
            />
            <IconButton
              icon="video"
              label={t('people.videoCall', { name })}
              color={theme.accent}
              onPress={on((userId) => call([userId], true))}
            />
          </View>
        )
      }
    />
  );
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  heading: { paddingHorizontal: space.l, paddingVertical: space.s },
  actions: { flexDirection: 'row', paddingRight: space.s },
});
