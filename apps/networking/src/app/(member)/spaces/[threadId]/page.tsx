import type { ReactElement } from 'react';
import { SpacePage } from '../../../../features/space/space-page';
import { getServer } from '../../../../server/compose';

export default async function Space({
  params,
}: {
  readonly params: Promise<{ readonly threadId: string }>;
}): Promise<ReactElement> {
  const [{ threadId }, session] = await Promise.all([params, getServer().session()]);
  return <SpacePage threadId={decodeURIComponent(threadId)} name={session?.name ?? ''} />;
}
