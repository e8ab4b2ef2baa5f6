import type { AzureKeyCredential } from '@azure/core-auth';
import { isRestError } from '@azure/core-rest-pipeline';
import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';

const UNAUTHORIZED = 401;

/**
 * Signs with the other access key when the one in use has been revoked. A request that is not authorized was not
 * carried out, so it may be made again; where neither key helps, the first one stays in use.
 */
export function otherKeyPolicy(
  credential: AzureKeyCredential,
  keys: readonly string[],
): PipelinePolicy {
  return {
    name: 'switchboardOtherKey',
    async sendRequest(request, next) {
      const used = credential.key;
      const first = await tried(next(request));
      const other = keys.find((key) => key !== used);
      if (!first.isUnauthorized || other === undefined) return first.outcome;
      credential.update(other);
      const second = await tried(next(request));
      if (second.isUnauthorized) credential.update(used);
      return second.outcome;
    },
  };
}

/** Some clients are thrown that a request was refused, and others are answered it: those of files of recordings. */
async function tried(answering: Promise<PipelineResponse>) {
  const [settled] = await Promise.allSettled([answering]);
  const isUnauthorized =
    settled.status === 'fulfilled'
      ? settled.value.status === UNAUTHORIZED
      : isRestError(settled.reason) && settled.reason.statusCode === UNAUTHORIZED;
  return { outcome: answering, isUnauthorized };
}
