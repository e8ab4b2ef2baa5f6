'use client';

import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ChargesSection } from './charges-section';
import { LimitsSection } from './limits-section';
import { RatesSection } from './rates-section';
import { SpendSection } from './spend-section';
import { useSpendRules } from './use-call-spend';

/** What calls to phones cost, have cost and may cost. */
export function CallSpendSections({ mayManage }: { readonly mayManage: boolean }): ReactElement {
  const t = useTranslations('callSpend');
  const query = useSpendRules();
  const rules = query.data;
  return (
    <>
      <SpendSection />
      {!rules && (query.error || query.isPaused) ? (
        <QueryTrouble title={t('rulesFailed')} query={query} />
      ) : (
        <>
          <LimitsSection rules={rules} mayManage={mayManage} />
          <RatesSection rules={rules} mayManage={mayManage} />
        </>
      )}
      <ChargesSection currency={rules?.currency ?? 'USD'} />
    </>
  );
}
