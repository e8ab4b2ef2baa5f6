'use client';

import { ActionIcon, Box, Group, Text, Title, Tooltip } from '@mantine/core';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import { IconChevronDown, IconLayoutGrid, IconUserSquare } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Banners } from './banners';
import type { CallWish } from '../start/call-wish';
import { Controls } from './controls';
import { Duration } from './duration';
import type { StageLayout } from '@switchboard/calling/view-models';
import { ParticipantsPanel } from './participants-panel';
import { CallChat } from './call-chat';
import { RingingScreen } from '../ringing/ringing-screen';
import { StageTiles } from './stage-tiles';
import type { SidePanel } from './controls';
import { useCallTitle } from '../use-call-title';

/** A call that is going on: its head, its pictures, its controls. */
export function CallView({
  call,
  session,
  about,
  others,
  onShrink,
}: {
  readonly call: CallSnapshot;
  readonly session: CallSession;
  readonly about: CallWish | undefined;
  readonly others: readonly CallSnapshot[];
  readonly onShrink: () => void;
}): ReactElement {
  const [layout, setLayout] = useState<StageLayout>('grid');
  const [pinned, setPinned] = useState<string>();
  const [panel, setPanel] = useState<SidePanel>('none');
  const waiting = call.phase.name === 'connecting' || call.phase.name === 'ringing';
  const direct = call.target.kind === 'people' && call.target.ids.length === 1;
  const pin = (id: string): void => setPinned(pinned === id ? undefined : id);
  return (
    <>
      <CallHead
        call={call}
        about={about}
        layout={layout}
        onLayout={setLayout}
        onShrink={onShrink}
      />
      <Banners call={call} session={session} others={others} />
      <Box className="call-body">
        <Box className="call-pictures" pos="relative">
          {waiting && direct ? (
            <RingingScreen call={call} about={about} />
          ) : (
            <StageTiles call={call} session={session} layout={layout} pinned={pinned} onPin={pin} />
          )}
        </Box>
        {panel === 'people' && (
          <ParticipantsPanel
            call={call}
            session={session}
            pinned={pinned}
            onPin={pin}
            onClose={() => setPanel('none')}
          />
        )}
        {panel === 'chat' && about?.threadId && <CallChat threadId={about.threadId} />}
      </Box>
      <Controls
        call={call}
        session={session}
        panel={panel}
        onPanel={setPanel}
        canChat={about?.threadId !== undefined}
      />
    </>
  );
}

function CallHead({
  call,
  about,
  layout,
  onLayout,
  onShrink,
}: {
  readonly call: CallSnapshot;
  readonly about: CallWish | undefined;
  readonly layout: StageLayout;
  readonly onLayout: (layout: StageLayout) => void;
  readonly onShrink: () => void;
}): ReactElement {
  const t = useTranslations('call');
  const title = useCallTitle(call, about);
  const other = layout === 'grid' ? 'speaker' : 'grid';
  return (
    <Group component="header" p="xs" gap="xs" wrap="nowrap">
      <Tooltip label={t('shrink')}>
        <ActionIcon variant="subtle" size="lg" aria-label={t('shrink')} onClick={onShrink}>
          <IconChevronDown size={22} />
        </ActionIcon>
      </Tooltip>
      <Box flex={1} miw={0}>
        <Title order={2} size="h5" lineClamp={1}>
          {title}
        </Title>
        <Text size="xs" c="dimmed">
          {call.recording && `${t('recording')} · `}
          <Duration since={call.connectedAt} />
        </Text>
      </Box>
      <Tooltip label={t(`layout.${other}`)}>
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label={t(`layout.${other}`)}
          onClick={() => onLayout(other)}
        >
          {other === 'speaker' ? <IconUserSquare size={20} /> : <IconLayoutGrid size={20} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
