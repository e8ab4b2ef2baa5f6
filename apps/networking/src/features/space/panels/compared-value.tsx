import { Box, Text } from '@mantine/core';
import type { ReactElement } from 'react';

export interface ComparedValueProps {
  readonly value: number | undefined;
  /** All of them, itself included: the largest has the longest bar. */
  readonly among: readonly (number | undefined)[];
  readonly say: (value: number) => string;
}

/** A figure, and a bar that shows how it compares. */
export function ComparedValue({ value, among, say }: ComparedValueProps): ReactElement {
  const largest = Math.max(...among.map((each) => each ?? 0));
  const share = value === undefined || largest === 0 ? 0 : value / largest;
  return (
    <>
      <Text size="sm">{value === undefined ? '–' : say(value)}</Text>
      <Box aria-hidden h={4} bg="var(--mantine-color-default-border)">
        <Box h={4} w={`${share * 100}%`} bg="var(--mantine-primary-color-filled)" />
      </Box>
    </>
  );
}
