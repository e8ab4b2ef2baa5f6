import type { ReactElement } from 'react';
import { LedgerView } from '../../../features/ledger/ledger-view';

export default function LedgerPage(): ReactElement {
  return <LedgerView />;
}
