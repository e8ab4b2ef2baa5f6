'use client';

import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useCallStarter } from '../start/call-starter';
import { DialDialog } from './dial-dialog';
import { readDialLink } from './read-dial-link';
import type { DialLink as Link } from './read-dial-link';

/** The dial pad with the number that a link to this page names; it stays in no address. */
export function DialLink(): ReactElement | null {
  const t = useTranslations('dial');
  const ask = useCallStarter();
  const [link, setLink] = useState<Link>();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const read = (): void => {
      const named = readDialLink(window.location.hash);
      if (!named) return;
      const { pathname, search } = window.location;
      window.history.replaceState(window.history.state, '', `${pathname}${search}`);
      setLink(named);
      setOpened(true);
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  if (!ask || !link) return null;
  return (
    <DialDialog
      key={link.number}
      opened={opened}
      title={t('title')}
      action={t('call')}
      initial={link.number}
      from={link.from}
      onClose={() => setOpened(false)}
      onDial={({ id, callerId, title }) =>
        ask({ target: { kind: 'people', ids: [id], callerId }, video: false, names: {}, title })
      }
    />
  );
}
