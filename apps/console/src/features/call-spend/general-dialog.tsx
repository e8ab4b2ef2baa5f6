'use client';

import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { isCount } from './limits-draft';
import type { SpendRules } from './use-call-spend';
import { useRulesChange, useRulesReason } from './use-rules-change';

const MAX_PER_MINUTE = 10_000;

/** What holds for all calls: premium-rate numbers, how often one caller dials, the currency. */
export function GeneralDialog({
  rules,
  onClose,
}: {
  readonly rules: SpendRules;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('callSpend');
  const [currency, setCurrency] = useState(rules.currency);
  const [allowsPremium, setPremium] = useState(rules.allowsPremium);
  const [callerPerMinute, setPerMinute] = useState<number | string>(rules.callerPerMinute);
  const [tried, setTried] = useState(false);
  const isCurrency = /^[A-Z]{3}$/.test(currency);
  const isPace = isCount(callerPerMinute, MAX_PER_MINUTE) && Number(callerPerMinute) > 0;
  const save = useRulesChange(rules, { onDone: onClose });
  const mutate = (): void => {
    setTried(true);
    if (!isCurrency || !isPace) return;
    save.mutate({ currency, allowsPremium, callerPerMinute: Number(callerPerMinute) });
  };
  return (
    <ChangeDialog
      title={t('editGeneral')}
      action={t('save')}
      change={{ ...save, mutate }}
      reasonOf={useRulesReason()}
      onClose={onClose}
    >
      <Switch
        label={t('allowsPremium')}
        description={t('allowsPremiumHint')}
        checked={allowsPremium}
        onChange={({ currentTarget: { checked } }) => setPremium(checked)}
      />
      <NumberInput
        label={t('callerPerMinute')}
        hideControls
        value={callerPerMinute}
        error={tried && !isPace && t('countWrong')}
        onChange={setPerMinute}
      />
      <TextInput
        label={t('currency')}
        description={t('currencyHint')}
        value={currency}
        maxLength={3}
        error={tried && !isCurrency && t('currencyWrong')}
        onChange={({ currentTarget: { value } }) => setCurrency(value.toUpperCase())}
      />
    </ChangeDialog>
  );
}
