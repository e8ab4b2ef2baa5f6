import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { Welcome } from '../features/shell/welcome';
import { getServer } from '../server/compose';

/** The front door: straight on for who is signed in. */
export default async function HomePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ problem?: string; returnTo?: string }>;
}): Promise<ReactElement> {
  const { problem, returnTo } = await searchParams;
  if (!problem && (await getServer().session())) redirect('/chat');
  return <Welcome problem={problem} returnTo={returnTo} />;
}
