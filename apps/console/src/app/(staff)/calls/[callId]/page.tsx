import type { ReactElement } from 'react';
import { CallView } from '../../../../features/calls/call-view';

export default async function CallPage({
  params,
}: {
  readonly params: Promise<{ callId: string }>;
}): Promise<ReactElement> {
  const { callId } = await params;
  return <CallView key={callId} callId={callId} />;
}
