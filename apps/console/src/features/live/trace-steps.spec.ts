import { traceSteps } from './trace-steps';

it('puts what both services answered and what was written down in one order', () => {
  const request = { method: 'POST', path: '/p', status: 200, ms: 4, requestId: 'r', who: null };
  const steps = traceSteps({
    requests: [
      { ...request, at: '2026-01-01T00:00:03Z', process: 'access', operation: null },
      {
        ...request,
        at: '2026-01-01T00:00:01Z',
        process: 'dataplane',
        operation: 'Identity_Create',
      },
    ],
    audit: [
      {
        ...{ id: '7', at: '2026-01-01T00:00:02Z', action: 'token.issue', outcome: 'done' },
        ...{ reason: 'chat', actorId: null, subjectId: null, requestId: 'r', hash: '' },
      },
    ],
  });
  expect(steps.map(({ place, title, detail }) => [place, title, detail])).toEqual([
    ['dataplane', 'Identity_Create', '4 ms'],
    ['audit', 'token.issue', 'done: chat'],
    ['access', 'POST /p', '4 ms'],
  ]);
});
