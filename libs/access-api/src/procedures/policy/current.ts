import { policyVersion, policyVersionView } from '../../policy-shapes.ts';
import type { Procedures } from '../../procedures.ts';
import type { PolicyService } from '../../services/policy.ts';

/** What each role may get now. */
export const current = (procedures: Procedures, policy: PolicyService) =>
  procedures
    .allowed('policy.read')
    .output(policyVersion)
    .query(async () => policyVersionView(await policy.current()));
