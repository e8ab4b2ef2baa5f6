'use client';

import { ActionIcon, Box, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { CallSession, CallSnapshot } from '@switchboard/calling';
import { useCallingState } from '@switchboard/calling/react';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { columnsFor, planStage } from '@switchboard/calling/view-models';
import type { StageLayout, StagePlan, TilePlace } from '@switchboard/calling/view-models';
import { Reactions } from './reactions';
import { Tile } from './tile';
import { usePersonName } from '../use-person-name';

/** Everybody's picture, as large as there is room; further pages for more than fit. */
export function StageTiles({
  call,
  session,
  layout,
  pinned,
  onPin,
}: {
  readonly call: CallSnapshot;
  readonly session: CallSession;
  readonly layout: StageLayout;
  readonly pinned: string | undefined;
  readonly onPin: (id: string) => void;
}): ReactElement {
  const self = useCallingState((state) => state.self);
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [page, setPage] = useState(0);
  const nameOf = usePersonName(call.ref);
  const plan = planStage(call, self, { layout, pinned, page });
  const unseen = call.reactions.filter(({ from }) => !shows(plan, from));
  const tile = ({ who, source }: TilePlace, large: boolean): ReactElement => (
    <Tile
      key={`${who}:${source}`}
      call={call}
      session={session}
      who={who}
      source={source}
      self={self}
      pinned={pinned === who}
      large={large}
      onPin={() => onPin(who)}
    />
  );
  const columns = plan.main ? 1 : columnsFor(plan.tiles.length, wide);
  return (
    <Box className={plan.main ? 'stage-speaker' : 'stage-grid-frame'}>
      {plan.main && <Box className="stage-main">{tile(plan.main, true)}</Box>}
      <Box
        className={plan.main ? 'stage-strip' : 'stage-grid'}
        style={plan.main ? undefined : { gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      >
        {plan.tiles.map((place) => tile(place, false))}
      </Box>
      <Pages hidden={plan.hidden} page={plan.page} last={plan.lastPage} onPage={setPage} />
      <Reactions reactions={unseen} nameOf={nameOf} />
    </Box>
  );
}

/** Whether somebody has a place of their own on this page. */
function shows({ main, tiles }: StagePlan, id: string): boolean {
  return [main, ...tiles].some((place) => place?.who === id && place.source === 'camera');
}

function Pages({
  hidden,
  page,
  last,
  onPage,
}: {
  readonly hidden: number;
  readonly page: number;
  readonly last: number;
  readonly onPage: (page: number) => void;
}): ReactElement | null {
  const t = useTranslations('call');
  if (hidden === 0) return null;
  return (
    <Group justify="center" gap="xs" py={4}>
      <ActionIcon
        variant="default"
        aria-label={t('previousPage')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Text size="sm" role="status">
        {t('more', { count: hidden })}
      </Text>
      <ActionIcon
        variant="default"
        aria-label={t('nextPage')}
        disabled={page >= last}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  );
}
