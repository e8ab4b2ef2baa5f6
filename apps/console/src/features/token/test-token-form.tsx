'use client';

import { Alert, Button, Checkbox, Group, Radio, Stack } from '@mantine/core';
import { acsLifetimeMinutes, covers, scopes } from '@switchboard/identity';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Rule } from '../policy/policy';
import { useDuration } from '../policy/use-duration';
import type { useTestToken } from './use-test-token';
import { useTokenReason } from './use-token-reason';

/** What it shall allow, and how long: never more than the policy lets one have. */
export function TestTokenForm({
  rule,
  issue,
}: {
  readonly rule: Rule;
  readonly issue: ReturnType<typeof useTestToken>;
}): ReactElement {
  const t = useTranslations('token');
  const reason = useTokenReason();
  const [chosen, setChosen] = useState(rule.scopes);
  const [isShort, setShort] = useState(true);
  const allowed = scopes.filter((scope) => covers(rule.scopes, scope));
  const ready = chosen.length > 0;
  const lifetime = isShort ? { lifetimeMinutes: acsLifetimeMinutes.shortest } : {};
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) issue.mutate({ scopes: chosen, ...lifetime });
      }}
    >
      <Stack>
        <Checkbox.Group
          label={t('scopes')}
          value={chosen}
          error={!ready && t('chooseScope')}
          onChange={(values) => setChosen(scopes.filter((scope) => values.includes(scope)))}
        >
          <Group my="xs">
            {allowed.map((scope) => (
              <Checkbox key={scope} value={scope} label={scope} />
            ))}
          </Group>
        </Checkbox.Group>
        <LifetimeChoice rule={rule} isShort={isShort} onChange={setShort} />
        {issue.error && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
            {t('notIssued', { reason: reason(issue.error) })}
          </Alert>
        )}
        <Button type="submit" w="fit-content" disabled={!ready} loading={issue.isPending}>
          {t('issue')}
        </Button>
      </Stack>
    </form>
  );
}

function LifetimeChoice({
  rule,
  isShort,
  onChange,
}: {
  readonly rule: Rule;
  readonly isShort: boolean;
  readonly onChange: (isShort: boolean) => void;
}): ReactElement {
  const t = useTranslations('token');
  const duration = useDuration();
  return (
    <Radio.Group
      label={t('lifetime')}
      value={isShort ? 'short' : 'usual'}
      onChange={(value) => onChange(value === 'short')}
    >
      <Group my="xs">
        <Radio
          value="short"
          label={t('short', { duration: duration(acsLifetimeMinutes.shortest) })}
        />
        <Radio value="usual" label={t('usual', { duration: duration(rule.lifetimeMinutes) })} />
      </Group>
    </Radio.Group>
  );
}
