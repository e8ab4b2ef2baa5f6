'use client';

import { useAddressFilter } from '../shell/use-address-filter';
import { readLedgerFilter, writeLedgerFilter } from './ledger-filter';

export const useLedgerFilter = () =>
  useAddressFilter('/ledger', readLedgerFilter, writeLedgerFilter);
