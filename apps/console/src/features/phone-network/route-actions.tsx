'use client';

import { useConfirm } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { EntryActions } from './entry-actions';
import { moved } from './route-draft';
import { useNetworkChange } from './use-network-change';
import { useNetworkReason } from './use-network-reason';
import type { PhoneNetwork, Route } from './use-phone-network';

/** Edits, moves and deletes a route. */
export function RouteActions({
  network,
  route,
  onEdit,
}: {
  readonly network: PhoneNetwork;
  readonly route: Route;
  readonly onEdit: () => void;
}): ReactElement {
  const t = useTranslations('phoneNetwork');
  const { name } = route;
  const reason = useNetworkReason();
  const [question, ask] = useConfirm();
  const { mutate, isPending } = useNetworkChange(network, {
    onDone: () => undefined,
    onError: (failure) =>
      showNotice({ kind: 'bad', message: t('refused', { reason: reason(failure) }) }),
  });
  const { routes } = network;
  const at = routes.indexOf(route);
  const move = (by: 1 | -1) =>
    routes[at + by] &&
    (() => mutate({ change: { routes: moved(routes, at, by) }, said: t('moved', { name }) }));
  const remove = (): void => {
    const others = routes.filter((one) => one.name !== name);
    mutate({ change: { routes: others }, said: t('deleted', { name }) });
  };
  return (
    <>
      {question}
      <EntryActions
        name={name}
        isBusy={isPending}
        onEdit={onEdit}
        onMove={{ up: move(-1), down: move(1) }}
        onDelete={() => ask(t('deleteRouteAsk', { name }), t('delete'), remove)}
      />
    </>
  );
}
