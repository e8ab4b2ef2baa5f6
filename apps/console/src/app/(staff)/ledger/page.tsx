import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { LedgerView } from '../../../features/ledger/ledger-view';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('ledger');

export default function LedgerPage(): ReactElement {
  return <LedgerView />;
}
