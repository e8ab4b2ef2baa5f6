import type { ChatClientOptions } from '@azure/communication-chat';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';

/** Makes links to a next page, which name the plain address, pass the bearer policy as well. */
const linksOverHttps: PipelinePolicy = {
  name: 'switchboardPlainLoopbackLinks',
  sendRequest(request, next) {
    request.url = request.url.replace(/^http:/, 'https:');
    return next(request);
  },
};

/**
 * Sends to `http:` what the SDK was told is `https:`.
 *
 * The bearer policy of the SDKs refuses plain http even on loopback, and no option changes that.
 * So the client is given an https address, and this policy, running after that check, goes back to
 * the address that is really meant.
 */
const overHttp: PipelinePolicy = {
  name: 'switchboardPlainLoopback',
  sendRequest(request, next) {
    request.url = request.url.replace(/^https:/, 'http:');
    request.allowInsecureConnection = true;
    return next(request);
  },
};

/** Only ever installed for loopback. */
export const plainHttpPolicies = [
  { policy: linksOverHttps, position: 'perCall' },
  { policy: overHttp, position: 'perRetry' },
] satisfies ChatClientOptions['additionalPolicies'];
