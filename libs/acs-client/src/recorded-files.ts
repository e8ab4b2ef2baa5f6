import type { CallAutomationClientOptions } from '@azure/communication-call-automation';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import { acsError } from './acs-errors.ts';
import { createCallAutomation } from './call-automation.ts';
import type { CallAutomationOptions } from './call-automation.ts';
import type { AcsConfiguration } from './configuration.ts';
import { isAzureEndpoint, isPlainLocalEndpoint } from './endpoint.ts';

/** Files of recordings, by the addresses that events tell. Each method throws PlatformError `recording-unavailable`. */
export interface RecordedFiles {
  /** @param maxBytes a longer one is refused */
  read(location: string, maxBytes: number, signal: AbortSignal): Promise<Buffer>;
  delete(location: string, signal: AbortSignal): Promise<void>;
}

/** The SDK reads from Microsoft's hosts alone: this one stands for another back end, and nothing is sent to it. */
const STAND_IN = 'https://switchboard.asm.skype.com';

type HttpClient = NonNullable<CallAutomationClientOptions['httpClient']>;

export function createRecordedFiles(
  acs: AcsConfiguration,
  more: Omit<CallAutomationOptions, 'httpClient'> = {},
): RecordedFiles {
  const isElsewhere = !isAzureEndpoint(acs.endpoint);
  const httpClient = isElsewhere ? clientTo(acs.endpoint) : undefined;
  const files = createCallAutomation(acs, { ...more, httpClient }).getCallRecording();
  // Whoever tells where a file is cannot have our signature sent elsewhere.
  const placeOf = (location: string): string =>
    isElsewhere ? STAND_IN + new URL(location).pathname : location;
  return {
    async read(location, maxBytes, abortSignal) {
      try {
        const stream = await files.downloadStreaming(placeOf(location), { abortSignal });
        return await collect(stream, maxBytes, abortSignal);
      } catch (cause) {
        throw acsError('recording-unavailable', 'A recording was not read.', { cause });
      }
    },
    async delete(location, abortSignal) {
      await files.delete(placeOf(location), { abortSignal }).catch((cause: unknown) => {
        if ((cause as { status?: unknown } | null)?.status === 404) return;
        throw acsError('recording-unavailable', 'A recording was not deleted.', { cause });
      });
    },
  };
}

function clientTo(endpoint: string): HttpClient {
  const { sendRequest } = createDefaultHttpClient();
  const { origin, host } = new URL(endpoint);
  return {
    sendRequest(request) {
      if (request.url.startsWith(`${STAND_IN}/`)) {
        request.url = origin + request.url.slice(STAND_IN.length);
        request.headers.set('host', host);
      }
      request.allowInsecureConnection = isPlainLocalEndpoint(endpoint);
      return sendRequest(request);
    },
  };
}

async function collect(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    signal.throwIfAborted();
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maxBytes) throw new RangeError('The recording is longer than may be.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
