'use client';

import { NavLink } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBotsPlace } from '../bots/use-bots-place';
import { navigationOf, pageAt } from './pages';
import { useMe } from './use-me';

/** From page to page; the current one is told, not only shown. */
export function Navigation({ onChosen }: { readonly onChosen?: () => void }): ReactElement {
  const t = useTranslations('pages');
  const label = useTranslations('shell')('navigation');
  const current = pageAt(usePathname());
  const pages = navigationOf(useMe().role, useBotsPlace() !== undefined);
  return (
    <nav aria-label={label}>
      {pages.map(({ id, href, icon: Icon }) => (
        <NavLink
          key={id}
          component={Link}
          href={href}
          label={t(id)}
          leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          active={current?.id === id}
          aria-current={current?.id === id ? 'page' : undefined}
          onClick={onChosen}
          className="console-nav-link"
        />
      ))}
    </nav>
  );
}
