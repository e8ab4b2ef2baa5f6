import { DefaultHttpClient } from '@azure/core-http';
import type { HttpClient } from '@azure/core-http';

/**
 * Takes from the pipeline of the older SDKs what makes it try again by itself, for minutes and without
 * a way to stop it: whoever asks here repeats what is worth repeating.
 */
export function answerOnce(client: HttpClient = new DefaultHttpClient()): HttpClient {
  return {
    async sendRequest(request) {
      const response = await client.sendRequest(request).catch((cause: unknown) => {
        // It tries again by the code of the system's error, which stays readable in the cause.
        throw new Error('The request could not be sent.', { cause });
      });
      response.headers.remove('retry-after');
      return response;
    },
  };
}
