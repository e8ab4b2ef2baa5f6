'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Banner } from '../stage/banner';
import { DeviceTest } from './device-test';
import { troubleOf } from '@switchboard/calling/view-models';

/** Tells who talks into nothing so, and leads to where it can be mended. */
export function DeviceTrouble({
  problems,
}: {
  readonly problems: readonly string[];
}): ReactElement {
  const t = useTranslations('call');
  const [opened, { open, close }] = useDisclosure(false);
  const word = troubleOf(problems);
  const test = (
    <Button size="compact-sm" variant="default" onClick={open}>
      {t('testDevices')}
    </Button>
  );
  return (
    <>
      {word && (
        <Banner color="orange" role="alert" action={test}>
          {t(`trouble.${word}`)}
        </Banner>
      )}
      <DeviceTest opened={opened} onClose={close} />
    </>
  );
}
