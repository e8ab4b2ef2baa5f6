'use client';

import { Box } from '@mantine/core';
import { isOver } from '@switchboard/calling';
import type { CallRef, CallSession, CallSnapshot } from '@switchboard/calling';
import { useCall, useCallSession } from '@switchboard/calling/react';
import { useTranslations } from 'use-intl';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallWish } from '../start/call-wish';
import { CallView } from './call-view';
import { EndScreen } from './end-screen';
import { MiniCall } from './mini-call';
import { askForNotifications } from '../ringing/use-notification';

export interface StageProps {
  readonly callRef: CallRef;
  readonly about: CallWish | undefined;
  /** Calls that wait meanwhile. */
  readonly others: readonly CallSnapshot[];
}

/** A call over everything else; made small, it lets one read and write meanwhile. */
export function Stage(props: StageProps): ReactElement | null {
  const call = useCall(props.callRef);
  const session = useCallSession(props.callRef);
  useEffect(askForNotifications, []);
  return call && session ? <OpenStage {...props} call={call} session={session} /> : null;
}

function OpenStage({
  call,
  session,
  about,
  others,
}: StageProps & { readonly call: CallSnapshot; readonly session: CallSession }): ReactElement {
  const t = useTranslations('call');
  const [small, setSmall] = useState(false);
  if (isOver(call.phase)) return <EndScreen call={call} about={about} />;
  if (small) return <MiniCall call={call} about={about} onGrow={() => setSmall(false)} />;
  return (
    <Box
      component="section"
      className="call-stage"
      aria-label={t('stage')}
      data-testid="call-stage"
      data-phase={call.phase.name}
    >
      <CallView
        call={call}
        session={session}
        about={about}
        others={others}
        onShrink={() => setSmall(true)}
      />
    </Box>
  );
}
