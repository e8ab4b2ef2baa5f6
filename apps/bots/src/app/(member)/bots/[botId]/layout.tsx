import type { ReactElement, ReactNode } from 'react';
import { BotFrame } from '../../../../features/flow/bot-frame';

export default async function BotLayout({
  params,
  children,
}: {
  readonly params: Promise<{ botId: string }>;
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const { botId } = await params;
  return <BotFrame botId={botId}>{children}</BotFrame>;
}
