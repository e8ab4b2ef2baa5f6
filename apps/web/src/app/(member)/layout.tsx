import { redirect } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { ChatFrame } from '../../features/chat/chat-frame';
import { MemberSession } from '../../features/session/member-session';
import { getServer, hasContacts } from '../../server/compose';

/** Only for who is signed in; the chat itself lives in the page and outlives a change of thread. */
export default async function ChatLayout({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const session = await getServer().session();
  // An empty fragment, since a browser takes the one of a link along to wherever people sign in.
  if (!session) redirect('/auth/sign-in?returnTo=/chat#');
  return (
    <MemberSession name={session.name} asksContacts={hasContacts()}>
      <ChatFrame name={session.name}>{children}</ChatFrame>
    </MemberSession>
  );
}
