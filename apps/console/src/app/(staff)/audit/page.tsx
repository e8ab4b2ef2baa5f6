import type { ReactElement } from 'react';
import { AuditView } from '../../../features/audit/audit-view';

export default function AuditPage(): ReactElement {
  return <AuditView />;
}
