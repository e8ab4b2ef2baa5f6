import { PageFrame } from '@switchboard/page-client';
import { redirect } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { MemberSession } from '../../features/session/member-session';
import { Brand } from '../../features/shell/brand';
import { getServer } from '../../server/compose';
import { currentPage } from '../../server/current-page';

/** Only for who is signed in. */
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
  return (
    <MemberSession name={session.name}>
      <PageFrame brand={<Brand />} name={session.name}>
        {children}
      </PageFrame>
    </MemberSession>
  );
}
