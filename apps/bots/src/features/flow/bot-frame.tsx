'use client';

import { Anchor, Group, Title } from '@mantine/core';
import { QueryTrouble, Waiting } from '@switchboard/page-client';
import { usePlace } from '@switchboard/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { DraftProvider, useDraft } from './draft';
import { DraftBar } from './draft-bar';
import { useActiveFlow } from './use-flow';

/** A bot's pages: what it says, trying it, and testing it; all of them of the same draft. */
export function BotFrame({
  botId,
  children,
}: {
  readonly botId: string;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('bot');
  const active = useActiveFlow(botId);
  return (
    <div className="wide-page">
      <Anchor component={Link} href="/bots" size="sm" className="back-link">
        <IconArrowLeft size={16} aria-hidden />
        {t('back')}
      </Anchor>
      {active.data ? (
        <DraftProvider active={active.data}>
          <Header />
          {children}
        </DraftProvider>
      ) : active.error ? (
        <QueryTrouble title={t('failed')} query={active} />
      ) : (
        <Waiting label={t('loading')} paused={active.isPaused} />
      )}
    </div>
  );
}

const TABS = [
  { id: 'flow', path: '' },
  { id: 'try', path: '/try' },
  { id: 'tests', path: '/tests' },
] as const;

function Header(): ReactElement {
  const t = useTranslations('bot');
  const { botId, flow } = useDraft();
  const current = usePathname();
  usePlace(flow.title);
  return (
    <>
      <Group component="header" justify="space-between" my="md" gap="md">
        <Title order={1} size="h2">
          {flow.title}
        </Title>
        <DraftBar />
      </Group>
      <nav aria-label={t('parts')} className="bot-tabs">
        {TABS.map(({ id, path }) => {
          const href = `/bots/${botId}${path}`;
          return (
            <Link key={id} href={href} aria-current={current === href ? 'page' : undefined}>
              {t(`tabs.${id}`)}
            </Link>
          );
        })}
      </nav>
    </>
  );
}
