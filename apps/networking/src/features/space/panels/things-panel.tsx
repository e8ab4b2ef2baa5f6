'use client';

import { Box, Button, Group, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useSpace } from '../space-context';
import { useNames } from '../use-names';
import { useTicker } from '../use-ticker';
import { THINGS } from '../world/things';
import type { Thing } from '../world/things';

const REFRESH_MS = 500;

/** Everything that can be moved, where it is, and the same moves for who uses no mouse. */
export function ThingsPanel({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space.things');
  useTicker(REFRESH_MS);
  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
      {THINGS.map((thing) => (
        <ThingRow key={thing.id} thing={thing} threadId={threadId} />
      ))}
    </Box>
  );
}

function ThingRow({
  thing: { id, name: key, colour },
  threadId,
}: {
  readonly thing: Thing;
  readonly threadId: string;
}): ReactElement {
  const t = useTranslations('space.things');
  const { space, world, body } = useSpace();
  const format = useFormatter();
  const nameOf = useNames(threadId);
  const name = t(`names.${key}`);
  const owner = space.data.things.ownerOf(id);
  const isHeld = world.heldThing === id;
  const { position } = world.at(id);
  const place = position.map((value) => format.number(value, { maximumFractionDigits: 2 }));
  const mover = owner === space.self ? t('you') : owner && nameOf(owner);
  const lift = (): void => {
    world.grab(id);
    world.drag([body.x, 1.3, body.z - 0.8]);
  };
  return (
    <Group component="li" py={4} gap="xs" wrap="nowrap">
      <Box w={12} h={12} bg={colour} style={{ borderRadius: 2, flex: 'none' }} aria-hidden />
      <Box flex={1} miw={0}>
        <Text size="sm" truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed" data-thing={key}>
          {t('at', { place: place.join(' · ') })}
          {mover && ` ${t('movedBy', { name: mover })}`}
        </Text>
      </Box>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={isHeld ? t('throwOf', { name }) : t('grabOf', { name })}
        onClick={() => (isHeld ? world.throwFrom(id, body.pose.position, true) : lift())}
      >
        {isHeld ? t('throw') : t('grab')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('pushOf', { name })}
        onClick={() => world.throwFrom(id, body.pose.position, false)}
      >
        {t('push')}
      </Button>
    </Group>
  );
}
