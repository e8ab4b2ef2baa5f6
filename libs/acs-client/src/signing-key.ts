import type { KeyCredential } from '@azure/core-auth';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** The access key that signs, where it may become another one while the clients stay. */
export interface SigningKey {
  /** Read for each request. */
  readonly credential: KeyCredential;
  /** Before each request: whatever the key is after this signs it. */
  refresh(): Promise<void>;
}

/** Comes before the policy that signs, because clients add that one last. */
export function signingKeyPolicy(key: SigningKey): PipelinePolicy {
  return {
    name: 'switchboardSigningKey',
    async sendRequest(request, next) {
      await key.refresh();
      return next(request);
    },
  };
}
