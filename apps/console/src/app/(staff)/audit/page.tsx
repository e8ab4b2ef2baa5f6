import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { AuditView } from '../../../features/audit/audit-view';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('audit');

export default function AuditPage(): ReactElement {
  return <AuditView />;
}
