import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Which request of ours makes this one; none outside of any. */
export type RequestIdSource = () => string | undefined;

/** Lets the service log our request id as its own, so that one id finds both. */
export function requestIdPolicy(source: RequestIdSource): PipelinePolicy {
  return {
    name: 'switchboardRequestId',
    async sendRequest(request, next) {
      const id = source();
      if (id !== undefined) request.headers.set('x-ms-client-request-id', id);
      return next(request);
    },
  };
}
