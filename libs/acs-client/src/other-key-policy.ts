import type { AzureKeyCredential } from '@azure/core-auth';
import { isRestError } from '@azure/core-rest-pipeline';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

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
      try {
        return await next(request);
      } catch (error) {
        const other = keys.find((key) => key !== used);
        if (!isUnauthorized(error) || other === undefined) throw error;
        credential.update(other);
      }
      try {
        return await next(request);
      } catch (error) {
        if (isUnauthorized(error)) credential.update(used);
        throw error;
      }
    },
  };
}

const isUnauthorized = (error: unknown): boolean => isRestError(error) && error.statusCode === 401;
