import type { ReactElement, ReactNode } from 'react';
import { FlatList, StyleSheet } from 'react-native';
import { useTexts } from '../i18n/text-context.ts';
import { Notice, Waiting } from '../ui/notice.tsx';
import type { FoundPerson, PeopleSearch } from './use-people-search.ts';

/** What a search for people has found, or why it has not. */
export function PeopleResults(props: {
  readonly search: PeopleSearch;
  /** Before anything is searched for. */
  readonly before: ReactNode;
  readonly row: (person: FoundPerson) => ReactElement;
}): ReactNode {
  const t = useTexts();
  const { data, failure, isLoading, isShort, reload } = props.search;
  if (isShort) return props.before;
  if (failure !== undefined && !isLoading) {
    const retry = { title: t('common.retry'), onPress: reload };
    return <Notice icon="alert" title={t('people.failed')} action={retry} />;
  }
  if (isLoading) return <Waiting label={t('people.loading')} />;
  if (!data || data.length === 0) {
    return <Notice icon="people" title={t('people.none')} text={t('people.noneText')} />;
  }
  return (
    <FlatList<FoundPerson>
      style={styles.list}
      data={data}
      keyExtractor={({ id }) => id}
      renderItem={({ item }) => props.row(item)}
      keyboardShouldPersistTaps="handled"
    />
  );
}

const styles = StyleSheet.create({ list: { flex: 1 } });
