import type { ReactElement } from 'react';
import { GuestPage } from '../../../features/guest/guest-page';

/** Where an invitation leads: no account needed. */
export default async function JoinPage({
  params,
}: {
  readonly params: Promise<{ code: string }>;
}): Promise<ReactElement> {
  return <GuestPage code={decodeURIComponent((await params).code)} />;
}
