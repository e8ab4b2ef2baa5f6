'use client';

import { useAddressFilter } from '../shell/use-address-filter';
import { readAuditFilter, writeAuditFilter } from './audit-filter';

export const useAuditFilter = () => useAddressFilter('/audit', readAuditFilter, writeAuditFilter);
