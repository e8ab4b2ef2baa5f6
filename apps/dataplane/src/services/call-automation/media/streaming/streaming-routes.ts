import { startTranscriptionBody, streamBody, updateTranscriptionBody } from '@switchboard/acs-wire';
import { read } from '../../../../platform/wire/body.ts';
import type { Answer } from '../../../../platform/wire/operation.ts';
import type { Automation } from '../../automation.ts';
import { connectionOf } from '../../operations.ts';
import type { OperationHandlers } from '../../operations.ts';
import { invalidBody } from '../../refusal.ts';

type Streaming =
  | 'startMediaStreaming'
  | 'stopMediaStreaming'
  | 'startTranscription'
  | 'stopTranscription'
  | 'updateTranscription';

const accepted: Answer = { status: 202 };

/** What is streamed of a call, and when. */
export function streamingRoutes(automation: Automation): Pick<OperationHandlers, Streaming> {
  const { once } = automation;
  const mediaStreaming =
    (to: 'start' | 'stop'): OperationHandlers['startMediaStreaming'] =>
    async (request) => {
      const origin = automation.originOf(read(streamBody, request.body ?? {}, invalidBody));
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'mediaStreaming', connection, to, origin });
        return accepted;
      });
    };
  return {
    startMediaStreaming: mediaStreaming('start'),
    stopMediaStreaming: mediaStreaming('stop'),

    async startTranscription(request) {
      const asked = read(startTranscriptionBody, request.body ?? {}, invalidBody);
      const { locale } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'transcription', connection, to: 'start', locale, origin });
        return accepted;
      });
    },

    async stopTranscription(request) {
      const origin = automation.originOf(read(streamBody, request.body ?? {}, invalidBody));
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'transcription', connection, to: 'stop', origin });
        return accepted;
      });
    },

    async updateTranscription(request) {
      const asked = read(updateTranscriptionBody, request.body, invalidBody);
      const { locale } = asked;
      const origin = automation.originOf(asked);
      const connection = connectionOf(request);
      return once(request, async () => {
        await automation.ask({ name: 'transcription', connection, to: 'update', locale, origin });
        return accepted;
      });
    },
  };
}
