import type { ReactElement } from 'react';
import { ThreadView } from '../../../../features/chat/thread-view';

/** A thread by its link. */
export default async function ThreadPage({
  params,
}: {
  readonly params: Promise<{ threadId: string }>;
}): Promise<ReactElement> {
  const threadId = decodeURIComponent((await params).threadId);
  return <ThreadView key={threadId} threadId={threadId} />;
}
