'use client';

import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import type { NumberRoute, OwnedNumber } from './use-numbers';

const ROUTES = ['none', 'telephony'] as const;

/** What a number is called here, where what comes in goes, and who may call from it. */
export function DescribeDialog({
  number: { number, ...before },
  onClose,
}: {
  readonly number: OwnedNumber;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const [name, setName] = useState(before.name);
  const [route, setRoute] = useState<NumberRoute>(before.route);
  const [callerId, setCallerId] = useState(before.callerId);
  const change = useNumberChange(
    () => access.numbers.describe.mutate({ number, name: name.trim(), route, callerId }),
    { said: t('saved'), onDone: onClose },
  );
  return (
    <ChangeDialog
      title={t('describeTitle', { number })}
      action={t('save')}
      change={change}
      reasonOf={useNumberReason()}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        value={name}
        maxLength={60}
        onChange={({ currentTarget: { value } }) => setName(value)}
        data-autofocus
      />
      <NativeSelect
        label={t('route')}
        description={t('routeHint')}
        value={route}
        data={ROUTES.map((value) => ({ value, label: t(`routes.${value}`) }))}
        onChange={({ currentTarget: { value } }) => setRoute(value as NumberRoute)}
      />
      <Switch
        label={t('mayCallFrom')}
        description={t('mayCallFromHint')}
        checked={callerId}
        onChange={({ currentTarget: { checked } }) => setCallerId(checked)}
      />
    </ChangeDialog>
  );
}
