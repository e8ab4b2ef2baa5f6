'use client';

import { MultiSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { emptyRoute, routeProblems } from './route-draft';
import { useNetworkChange } from './use-network-change';
import { useNetworkReason } from './use-network-reason';
import type { PhoneNetwork, Route } from './use-phone-network';

/** Adds a route at the end, or changes one where it is. */
export function RouteDialog({
  network,
  route,
  onClose,
}: {
  readonly network: PhoneNetwork;
  /** Absent: a new one. */
  readonly route: Route | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  const [draft, setDraft] = useState(route ?? emptyRoute);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Route>): void => setDraft({ ...draft, ...part });
  const others = network.routes.filter(({ name }) => name !== route?.name);
  const problems = routeProblems(
    draft,
    others.map(({ name }) => name),
  );
  const save = useNetworkChange(network, { onDone: onClose });
  const mutate = (): void => {
    setTried(true);
    if (problems.size > 0) return;
    const named = { ...draft, name: draft.name.trim(), description: draft.description.trim() };
    const routes = route
      ? network.routes.map((one) => (one.name === route.name ? named : one))
      : [...network.routes, named];
    save.mutate({ change: { routes }, said: t('routeSaved', { name: named.name }) });
  };
  const wrong = problems.has('name') ? 'nameWrong' : problems.has('sameName') && 'nameThere';
  return (
    <ChangeDialog
      title={route ? t('editNamed', { name: route.name }) : t('addRoute')}
      action={t(route ? 'save' : 'add')}
      change={{ ...save, mutate }}
      reasonOf={useNetworkReason()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        value={draft.name}
        maxLength={256}
        error={tried && wrong && t(wrong)}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
        data-autofocus
      />
      <TextInput
        label={t('description')}
        value={draft.description}
        maxLength={1_024}
        onChange={({ currentTarget: { value } }) => change({ description: value })}
      />
      <TextInput
        label={t('pattern')}
        description={t('patternHint')}
        value={draft.numberPattern}
        error={tried && problems.has('numberPattern') && t('patternWrong')}
        onChange={({ currentTarget: { value } }) => change({ numberPattern: value })}
        autoComplete="off"
        spellCheck={false}
      />
      <MultiSelect
        label={t('trunksInOrder')}
        description={t('trunksInOrderHint')}
        data={network.trunks.map(({ fqdn }) => fqdn)}
        value={draft.trunks}
        onChange={(trunks) => change({ trunks })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearTrunks') }}
      />
    </ChangeDialog>
  );
}
