'use client';

import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { ManySection } from './many-section';
import { OneSection } from './one-section';

/** Ends tokens: somebody's, a role's, or all. */
export function RevocationPanel(): ReactElement {
  return (
    <Stack gap="lg">
      <OneSection />
      <ManySection />
    </Stack>
  );
}
