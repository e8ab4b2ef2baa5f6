'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { CopyAction } from '@switchboard/ui';
import { IconZoomScan } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import type { useTestToken } from './use-test-token';

type Issued = NonNullable<ReturnType<typeof useTestToken>['data']>;

const MASK = '•'.repeat(24);

/** It is there, to be taken away; it is not shown, so that nobody reads it over a shoulder. */
export function IssuedToken({
  issued: { token, expiresOn },
  onRead,
  onForget,
}: {
  readonly issued: Issued;
  readonly onRead: (token: string) => void;
  readonly onForget: () => void;
}): ReactElement {
  const t = useTranslations('token');
  return (
    <Stack gap="xs">
      <div role="status">
        <Text size="sm" fw={500}>
          {t('issuedNow')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('until')} <Moment at={expiresOn} />
        </Text>
      </div>
      <Text span className="token-mask" aria-hidden>
        {MASK}
      </Text>
      <Group gap="xs">
        <CopyAction
          variant="default"
          value={token}
          words={{ copy: t('copy'), copied: t('copied') }}
        />
        <Button
          variant="default"
          leftSection={<IconZoomScan size={16} aria-hidden />}
          onClick={() => onRead(token)}
        >
          {t('readIt')}
        </Button>
        <Button variant="subtle" onClick={onForget}>
          {t('forget')}
        </Button>
      </Group>
    </Stack>
  );
}
