import type { ReactElement } from 'react';
import { useApp } from '../root/app-context.ts';
import { useTexts } from '../i18n/text-context.ts';
import { useValue } from '../state/use-value.ts';
import { Banner } from '../ui/banner.tsx';

/** Says why what is shown may be old; nothing while all is well. */
export function ConnectionBanner(): ReactElement | null {
  const { connection, isOnline, threads } = useApp();
  const t = useTexts();
  const online = useValue(isOnline);
  const { status } = useValue(connection.state);
  const live = useValue(threads)?.connection;
  if (!online) return <Banner icon="offline" text={t('net.offline')} />;
  if (status === 'failed') return <Banner icon="alert" text={t('net.failed')} />;
  if (status === 'connected' && live === 'reconnecting') {
    return <Banner icon="retry" text={t('net.connecting')} />;
  }
  return null;
}
