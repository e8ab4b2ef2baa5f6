import type { ReactElement, ReactNode } from 'react';
import { InboxFrame } from '../../../features/inbox/inbox-frame';

/** The list stays as it is while one goes from conversation to conversation. */
export default function InboxLayout({ children }: { readonly children: ReactNode }): ReactElement {
  return <InboxFrame>{children}</InboxFrame>;
}
