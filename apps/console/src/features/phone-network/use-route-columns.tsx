'use client';

import { Text } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { RouteActions } from './route-actions';
import type { SectionProps } from './section-props';
import type { Route } from './use-phone-network';

/** The actions are there for who may change something. */
export function useRouteColumns(
  { network, mayManage }: SectionProps,
  onEdit: (route: Route) => void,
): readonly Column<Route>[] {
  const t = useTranslations('phoneNetwork');
  const place = (route: Route): number => (network?.routes.indexOf(route) ?? 0) + 1;
  const columns: readonly Column<Route>[] = [
    { id: 'order', header: t('order'), short: true, align: 'end', cell: place },
    {
      id: 'name',
      header: t('name'),
      main: true,
      cell: ({ name, description }) => (
        <>
          {name}
          {description !== '' && (
            <Text size="xs" c="dimmed">
              {description}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'pattern',
      header: t('pattern'),
      cell: ({ numberPattern }) => <span className="code breakable">{numberPattern}</span>,
    },
    {
      id: 'trunks',
      header: t('trunksInOrder'),
      cell: ({ trunks }) => (trunks.length === 0 ? t('refusedRoute') : trunks.join(', ')),
    },
  ];
  if (!network || !mayManage) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('actions'),
      short: true,
      cell: (route) => <RouteActions {...{ network, route }} onEdit={() => onEdit(route)} />,
    },
  ];
}
