import type { access } from '@switchboard/page-client';

type Trace = Awaited<ReturnType<typeof access.live.trace.query>>;

export interface TraceStep {
  readonly key: string;
  readonly at: string;
  readonly place: 'access' | 'dataplane' | 'audit';
  readonly title: string;
  readonly status?: number;
  readonly detail?: string;
}

/** Everything that is known of a request, in the order in which it happened. */
export function traceSteps({ requests, audit }: Trace): TraceStep[] {
  const answered = requests.map((one, at) => ({
    key: `request ${at}`,
    at: one.at,
    place: one.process,
    title: one.operation ?? `${one.method} ${one.path}`,
    status: one.status,
    detail: `${one.ms} ms`,
  }));
  const written = audit.map(({ id, at, action, outcome, reason }) => ({
    key: `entry ${id}`,
    at,
    place: 'audit' as const,
    title: action,
    detail: [outcome, reason].filter(Boolean).join(': '),
  }));
  return [...answered, ...written].toSorted((a, b) => a.at.localeCompare(b.at));
}
