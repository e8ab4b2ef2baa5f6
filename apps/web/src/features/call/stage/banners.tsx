'use client';

import { Button, Group } from '@mantine/core';
import { isLive } from '@switchboard/calling';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import { useCallAgent, useCalling } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Banner } from './banner';
import { DeviceTrouble } from '../devices/device-trouble';
import { HandOverBanner } from './hand-over-banner';

interface BannerProps {
  readonly call: CallSnapshot;
  readonly session: CallSession;
}

/** What one should know of the call just now. */
export function Banners({
  others,
  ...props
}: BannerProps & { readonly others: readonly CallSnapshot[] }): ReactElement {
  const t = useTranslations('call');
  const { call } = props;
  const agent = useCallAgent();
  return (
    <>
      {agent.status === 'reconnecting' && <Banner color="yellow">{t('reconnecting')}</Banner>}
      {call.quality.network === 'bad' && <Banner color="orange">{t('poorNetwork')}</Banner>}
      <DeviceTrouble problems={call.quality.problems} />
      {call.mutedByOthers && call.muted && <MutedBanner {...props} />}
      {call.phase.name === 'held' && <HeldBanner {...props} by={call.phase.by} />}
      <HandOverBanner key={call.transfer} transfer={call.transfer} />
      {others
        .filter(({ phase }) => phase.name === 'held')
        .map((other) => (
          <OtherBanner key={other.ref} {...props} other={other} />
        ))}
    </>
  );
}

function MutedBanner({ session }: BannerProps): ReactElement {
  const t = useTranslations('call');
  const unmute = (
    <Button size="compact-sm" onClick={() => void session.setMuted(false)}>
      {t('unmute')}
    </Button>
  );
  return (
    <Banner color="blue" action={unmute}>
      {t('mutedByOthers')}
    </Banner>
  );
}

function HeldBanner({
  call,
  session,
  by,
}: BannerProps & { readonly by: 'me' | 'other' }): ReactElement {
  const t = useTranslations('call');
  const resume = by === 'me' && (
    <Button
      size="compact-sm"
      loading={call.hold === 'resuming'}
      onClick={() => void session.setHeld(false)}
    >
      {t('resume')}
    </Button>
  );
  return (
    <Banner color="gray" action={resume}>
      {t(by === 'me' ? 'heldByMe' : 'heldByOther')}
    </Banner>
  );
}

function OtherBanner({
  call,
  session,
  other,
}: BannerProps & { readonly other: CallSnapshot }): ReactElement {
  const t = useTranslations('call');
  const calling = useCalling();
  const waiting = calling.find(other.ref);
  const change = (): void => {
    void session.setHeld(true);
    void waiting?.setHeld(false);
  };
  const canConnect = waiting && call.transfer !== 'transferring' && [call, other].every(isOfTwo);
  const action = (
    <Group gap="xs" wrap="nowrap">
      {canConnect && (
        <Button size="compact-sm" onClick={() => void session.connectWith(waiting)}>
          {t('connectBoth')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={change}>
        {t('switchTo')}
      </Button>
    </Group>
  );
  return (
    <Banner color="gray" action={action}>
      {t('otherWaits')}
    </Banner>
  );
}

/** Whoever is called and has not answered yet cannot be given to somebody else. */
function isOfTwo({ target, participants, phase }: CallSnapshot): boolean {
  return isLive(phase) && target.kind === 'people' && Object.keys(participants).length === 1;
}
