'use client';

import { Progress, Text } from '@mantine/core';
import type { ReactElement } from 'react';

const NEAR_ITS_END = 0.8;

/** How much of a daily cap is used, as a picture and in words. */
export function LimitBar({
  label,
  used,
  cap,
  say,
}: {
  readonly label: string;
  readonly used: number;
  readonly cap: number;
  readonly say: (value: number) => string;
}): ReactElement {
  const share = cap === 0 ? 1 : Math.min(1, used / cap);
  return (
    <>
      <Progress.Root size="md">
        <Progress.Section value={share * 100} color={colorOf(share)} aria-label={label} />
      </Progress.Root>
      <Text size="sm" c="dimmed" mt={4}>
        {`${say(used)} / ${say(cap)}`}
      </Text>
    </>
  );
}

function colorOf(share: number): string | undefined {
  if (share >= 1) return 'red';
  return share >= NEAR_ITS_END ? 'orange' : undefined;
}
