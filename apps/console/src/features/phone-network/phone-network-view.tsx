'use client';

import { Alert, Stack } from '@mantine/core';
import { can } from '@switchboard/identity';
import { PageHeader, QueryTrouble } from '@switchboard/page-client';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { CallSpendSections } from '../call-spend/call-spend-sections';
import { useMe } from '../shell/use-me';
import { CallsSection } from './calls-section';
import { RoutesSection } from './routes-section';
import { TrunksSection } from './trunks-section';
import { usePhoneNetwork } from './use-phone-network';
import type { PhoneNetwork } from './use-phone-network';

/** The ways to the phone network, how they are, and which calls go by which. */
export function PhoneNetworkView(): ReactElement {
  const t = useTranslations('phoneNetwork');
  const query = usePhoneNetwork();
  const mayManage = can(useMe().role, 'phone-network.manage');
  const header = <PageHeader title={t('title')} text={t('text')} />;
  const network = query.data;
  if (!network && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <QueryTrouble title={t('failed')} query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <Stack gap="xl">
        {network && <Notices network={network} />}
        <TrunksSection network={network} mayManage={mayManage} />
        <RoutesSection network={network} mayManage={mayManage} />
        {network?.live === 'on' && (
          <>
            <CallSpendSections mayManage={mayManage} />
            <CallsSection />
          </>
        )}
      </Stack>
    </>
  );
}

/** What is not as one would think: that phones are off, that nobody tells how trunks are. */
function Notices({ network: { live, isDefault } }: { readonly network: PhoneNetwork }) {
  const t = useTranslations('phoneNetwork');
  return (
    <>
      {live !== 'on' && (
        <Alert role="note" color="yellow" icon={<IconInfoCircle />} title={t(`live.${live}.title`)}>
          {t(`live.${live}.text`)}
        </Alert>
      )}
      {isDefault && (
        <Alert role="note" color="blue" icon={<IconInfoCircle />} title={t('default.title')}>
          {t('default.text')}
        </Alert>
      )}
    </>
  );
}
