'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Unheard } from '../voicemail/unheard';
import { pageAt, pagesOf } from './pages';
import { useMe } from './use-me';

/** From page to page; the current one is told, not only shown. */
export function Navigation(): ReactElement {
  const t = useTranslations('pages');
  const label = useTranslations('shell')('navigation');
  const current = pageAt(usePathname());
  return (
    <nav aria-label={label} className="telephony-nav">
      {pagesOf(useMe().role).map(({ id, href, icon: Icon }) => (
        <Link key={id} href={href} aria-current={current?.id === id ? 'page' : undefined}>
          <Icon size={20} stroke={1.6} aria-hidden />
          <span>{t(id)}</span> {id === 'calls' && <Unheard />}
        </Link>
      ))}
    </nav>
  );
}
