import type { Operation } from '../../platform/wire/operation.ts';

export const relayOperations = {
  issue: {
    id: 'NetworkTraversal_IssueRelayConfiguration',
    method: 'POST',
    path: '/networkTraversal/::issueRelayConfiguration',
    summary: 'Issue credentials for STUN and TURN, which Azure has retired',
    access: 'key',
  },
} as const satisfies Readonly<Record<string, Operation>>;
