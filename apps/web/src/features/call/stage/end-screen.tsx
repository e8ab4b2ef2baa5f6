'use client';

import { Button, Center, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { isOver } from '@switchboard/calling';
import type { CallSnapshot } from '@switchboard/calling';
import { useCalling, useCalls } from '@switchboard/calling/react';
import { endWordOf, isPhone } from '@switchboard/calling/view-models';
import { IconMessage, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { CallWish } from '../start/call-wish';
import { useCallStarter } from '../start/call-starter';
import { clock } from './duration';
import { Survey } from './survey';
import { useCallTitle } from '../use-call-title';

/** Says how a call ended, and what one may want now. */
export function EndScreen({
  call,
  about,
}: {
  readonly call: CallSnapshot;
  readonly about: CallWish | undefined;
}): ReactElement | null {
  const t = useTranslations('call');
  const calling = useCalling();
  const calls = useCalls();
  const ask = useCallStarter();
  const title = useCallTitle(call, about);
  if (call.phase.name !== 'ended') return null;
  // Nobody hung up on who has handed the other one over.
  const called = call.target.kind === 'people' ? call.target.ids : [];
  const word =
    call.transfer === 'transferred' ? 'handedOver' : endWordOf(call.phase.reason, called);
  const lasted = call.connectedAt && call.endedAt ? call.endedAt - call.connectedAt : undefined;
  // The call in which one asked first has ended with it, and needs no word of its own.
  const isClosed = (one: CallSnapshot): boolean =>
    one.ref === call.ref || (call.transfer === 'transferred' && isOver(one.phase));
  const close = (): void => {
    for (const { ref } of calls.filter(isClosed)) void calling.dismiss(ref);
  };
  // Where a phone called, nobody has said yet from which number it is to be called back.
  const hasCaller =
    call.target.kind !== 'people' || call.target.callerId !== undefined || !called.some(isPhone);
  const canRepeat = hasCaller && word !== 'phonesNotSetUp';
  const again = (): void => {
    close();
    const wish: CallWish = about ?? { target: call.target, video: false, names: {}, title };
    ask?.({ ...wish, video: false, check: call.target.kind === 'room' });
  };
  return (
    <Center
      className="call-stage"
      component="section"
      aria-label={t('ended')}
      data-testid="call-ended"
    >
      <Paper withBorder p="xl" maw={440} w="100%" m="md">
        <Stack align="center">
          <IconPhoneOff size={48} stroke={1.4} aria-hidden />
          <Title order={2} size="h4" ta="center">
            {title}
          </Title>
          <Text ta="center" role="status" data-word={word}>
            {t(`end.${word}`)}
          </Text>
          {lasted !== undefined && (
            <Text c="dimmed" size="sm">
              {t('lasted', { time: clock(lasted) })}
            </Text>
          )}
          {lasted !== undefined && <Survey callRef={call.ref} />}
          <Group justify="center">
            {ask && canRepeat && (
              <Button leftSection={<IconPhone size={18} />} onClick={again} data-autofocus>
                {t('callAgain')}
              </Button>
            )}
            {about?.threadId && (
              <Button
                component={Link}
                href={`/chat/${encodeURIComponent(about.threadId)}`}
                variant="default"
                leftSection={<IconMessage size={18} />}
                onClick={close}
              >
                {t('write')}
              </Button>
            )}
            <Button variant="default" onClick={close}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Center>
  );
}
