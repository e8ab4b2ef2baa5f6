import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { FrontDoor } from '../features/shell/front-door';
import { getServer } from '../server/compose';

/** Straight on for who is signed in. */
export default async function FrontPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ problem?: string }>;
}): Promise<ReactElement> {
  const { problem } = await searchParams;
  if (!problem && (await getServer().session())) redirect('/conversations');
  return <FrontDoor problem={problem} />;
}
