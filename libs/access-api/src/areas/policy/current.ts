import type { Procedures } from '../../procedures.ts';
import type { PolicyService } from './service.ts';
import { policyVersion, policyVersionView } from './shapes.ts';

/** What each role may get now. */
export const current = (procedures: Procedures, policy: PolicyService) =>
  procedures
    .allowed('policy.read')
    .output(policyVersion)
    .query(async () => policyVersionView(await policy.current()));
