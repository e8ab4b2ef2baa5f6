import { redirect } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { MemberGate } from '../../features/shell/member-gate';
import { getLinks, getServer } from '../../server/compose';
import { currentPage } from '../../server/current-page';

/** Only for who is signed in; what they may see there, the service knows. */
export default async function MemberLayout({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const session = await getServer().session();
  if (!session) {
    const { path } = await currentPage();
    redirect(`/auth/sign-in?returnTo=${encodeURIComponent(path)}`);
  }
  return <MemberGate links={getLinks()}>{children}</MemberGate>;
}
