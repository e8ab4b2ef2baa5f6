'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { pageAt, PAGES } from './pages';

/** From page to page; the current one is told, not only shown. */
export function Navigation(): ReactElement {
  const t = useTranslations('pages');
  const current = pageAt(usePathname());
  return (
    <nav aria-label={t('navigation')} className="bots-nav">
      {PAGES.map(({ id, href, icon: Icon }) => (
        <Link key={id} href={href} aria-current={current?.id === id ? 'page' : undefined}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {t(id)}
        </Link>
      ))}
    </nav>
  );
}
