import { redirect } from 'next/navigation';
import type { ReactElement, ReactNode } from 'react';
import { StaffGate } from '../../features/shell/staff-gate';
import { getBotsPlace, getServer } from '../../server/compose';
import { currentPage } from '../../server/current-page';

/** Only for who is signed in; which of them is staff, the trusted service knows. */
export default async function StaffLayout({
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
    <StaffGate name={session.name} bots={getBotsPlace()}>
      {children}
    </StaffGate>
  );
}
