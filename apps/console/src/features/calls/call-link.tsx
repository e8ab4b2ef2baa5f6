'use client';

import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';

/** Leads to what happened to a call. */
export function CallLink({
  callId,
  children,
}: {
  readonly callId: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Anchor component={Link} href={`/calls/${encodeURIComponent(callId)}`} inherit>
      {children}
    </Anchor>
  );
}
