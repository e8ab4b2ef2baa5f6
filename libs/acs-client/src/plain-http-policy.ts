import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/**
 * Sends to `http:` what the SDK was told is `https:`.
 *
 * The bearer policy of the SDKs refuses plain http even on loopback, and no option changes that.
 * So the client is given an https address, and this policy, running after that check, goes back to
 * the address that is really meant. Only ever installed for loopback.
 */
export const plainHttpPolicy: PipelinePolicy = {
  name: 'switchboardPlainLoopback',
  sendRequest(request, next) {
    request.url = request.url.replace(/^https:/, 'http:');
    request.allowInsecureConnection = true;
    return next(request);
  },
};
