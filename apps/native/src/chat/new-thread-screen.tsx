import { useState } from 'react';
import type { ReactElement } from 'react';
import { StyleSheet, TextInput, View } from 'react-native';
import { MAX_TOPIC_LENGTH } from '@switchboard/chat';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { PeopleResults } from '../people/people-results.tsx';
import { usePeopleSearch } from '../people/use-people-search.ts';
import type { FoundPerson } from '../people/use-people-search.ts';
import { topicOf } from '../people/thread-title.ts';
import { usePorts } from '../ports/ports-context.ts';
import { useValue } from '../state/use-value.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Label } from '../ui/label.tsx';
import { Notice } from '../ui/notice.tsx';
import { Row } from '../ui/row.tsx';
import { Screen } from '../ui/screen.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { space, TAP, useTheme } from '../ui/theme.ts';

/** Chooses people, and begins a conversation with them. */
export function NewThreadScreen(): ReactElement {
  const { navigator } = useApp();
  const t = useTexts();
  const theme = useTheme();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly FoundPerson[]>([]);
  const search = usePeopleSearch(text);
  const toggle = (person: FoundPerson): void => {
    const rest = chosen.filter(({ id }) => id !== person.id);
    setChosen(rest.length < chosen.length ? rest : [...chosen, person]);
  };
  const row = (person: FoundPerson): ReactElement => {
    const isChosen = chosen.some(({ id }) => id === person.id);
    return (
      <Row
        title={person.name}
        before={<Avatar name={person.name} />}
        isChosen={isChosen}
        after={isChosen && <Icon name="check" color={theme.accent} />}
        onPress={() => toggle(person)}
      />
    );
  };
  return (
    <Screen
      title={t('new.title')}
      back={{ label: t('common.back'), onPress: () => navigator.back() }}
    >
      <SearchField label={t('new.search')} value={text} onChange={setText} />
      <PeopleResults
        search={search}
        before={
          chosen.length > 0 ? (
            <View style={styles.fill}>
              {chosen.map((person) => (
                <View key={person.id}>{row(person)}</View>
              ))}
            </View>
          ) : (
            <Notice icon="search" title={t('people.hint')} text={t('people.hintText')} />
          )
        }
        row={row}
      />
      {chosen.length > 0 && <Begin chosen={chosen} />}
    </Screen>
  );
}

function Begin({ chosen }: { readonly chosen: readonly FoundPerson[] }): ReactElement {
  const { access, account, connection, navigator } = useApp();
  const state = useValue(account.state);
  const own = state.status === 'signed-in' ? state.profile.name : '';
  const t = useTexts();
  const theme = useTheme();
  const { bottom } = usePorts().useInsets();
  const [topic, setTopic] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const begin = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    try {
      const { line } = connection.state.get();
      if (!line) throw new TypeError('there is no connection');
      const people = await access.directory.contact.mutate({
        personIds: chosen.map(({ id }) => id),
      });
      const names = [own, ...people.map(({ name }) => name)];
      const title = topicOf(topic, names, MAX_TOPIC_LENGTH);
      const threadId = await line.chat.createThread(title, people);
      navigator.replace({ name: 'thread', threadId });
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <View style={[styles.begin, { borderTopColor: theme.line, paddingBottom: bottom + space.m }]}>
      {hasFailed && <Banner icon="alert" text={t('new.failed')} />}
      <Label kind="small" dimmed numberOfLines={2}>
        {chosen.map(({ name }) => name).join(t.language === 'zh' ? '、' : ', ')}
      </Label>
      {chosen.length > 1 && (
        <TextInput
          accessibilityLabel={t('new.topic')}
          placeholder={t('new.topic')}
          placeholderTextColor={theme.dimmed}
          value={topic}
          onChangeText={setTopic}
          maxLength={MAX_TOPIC_LENGTH}
          style={[styles.topic, { color: theme.text, backgroundColor: theme.surface }]}
        />
      )}
      <Button title={t('new.start')} isBusy={isBusy} onPress={() => void begin()} />
    </View>
  );
}

const styles = StyleSheet.create({
  fill: { flex: 1 },
  begin: {
    gap: space.m,
    paddingHorizontal: space.l,
    paddingTop: space.m,
    borderTopWidth: StyleSheet.hairlineWidth,
  },
  topic: { minHeight: TAP, borderRadius: 14, paddingHorizontal: space.l, fontSize: 16 },
});
