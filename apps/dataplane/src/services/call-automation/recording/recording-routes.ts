import { startRecordingBody } from '@switchboard/acs-wire';
import { read } from '../../../platform/wire/body.ts';
import { noContent, ok } from '../../../platform/wire/operation.ts';
import type { OperationRequest } from '../../../platform/wire/operation.ts';
import type { RecordingFormat } from '../../media/port.ts';
import type { Automation } from '../automation.ts';
import type { OperationHandlers } from '../operations.ts';
import { invalidArgument, invalidBody } from '../refusal.ts';
import { RECORDING_KIND } from './recording-told.ts';

type Recording =
  'startRecording' | 'getRecording' | 'stopRecording' | 'pauseRecording' | 'resumeRecording';

const recordingOf = ({ params }: OperationRequest): string => params['recording'] ?? '';

/** What an application does with recordings while they go on. */
export function recordingRoutes(automation: Automation): Pick<OperationHandlers, Recording> {
  const { once } = automation;
  const change =
    (to: 'active' | 'inactive' | 'stopped', status: number) =>
    async (request: OperationRequest) => {
      await automation.changeRecording(recordingOf(request), to);
      return status === 204 ? noContent : { status };
    };
  return {
    async startRecording(request) {
      const asked = read(startRecordingBody, request.body, invalidBody);
      const format = formatOf(asked);
      const callbackUri = automation.recordingCallbackOf(asked.recordingStateCallbackUri);
      const base = automation.publicUrl(request.raw);
      const { recordingChannelType: channelType = 'mixed', pauseOnStart: isPaused = false } = asked;
      const channels = channelsOf(asked);
      return once(request, async () => {
        const recordingId = await automation.startRecording(asked, {
          ...{ channelType, format, channels, isPaused, callbackUri, base },
        });
        return ok(viewOf(recordingId, isPaused ? 'inactive' : 'active'));
      });
    },

    async getRecording(request) {
      const id = recordingOf(request);
      return ok(viewOf(id, await automation.stateOfRecording(id)));
    },

    stopRecording: change('stopped', 204),
    pauseRecording: change('inactive', 202),
    resumeRecording: change('active', 202),
  };
}

function viewOf(recordingId: string, recordingState: 'active' | 'inactive'): object {
  return { recordingId, recordingState, recordingKind: RECORDING_KIND };
}

type Asked = ReturnType<typeof startRecordingBody.parse>;

/** What is not made here is refused, rather than made as something else. @throws WireError 400 */
function formatOf(asked: Asked): RecordingFormat {
  const isMixed = asked.recordingChannelType !== 'unmixed';
  const { recordingFormatType: format = isMixed ? 'mp3' : 'wav' } = asked;
  if ((asked.recordingContentType ?? 'audio') !== 'audio') {
    throw invalidArgument('Sound alone is recorded here: ask for audio.', 'recordingContentType');
  }
  if (format === 'mp4' || (format === 'mp3' && !isMixed)) {
    const made = 'Recordings are MP3 or WAV files here, unmixed ones WAV.';
    throw invalidArgument(made, 'recordingFormatType');
  }
  if ((asked.externalStorage?.recordingStorageKind ?? RECORDING_KIND) !== RECORDING_KIND) {
    throw invalidArgument('Recordings are kept here alone.', 'externalStorage');
  }
  return format;
}

/** Raw identifiers by their channels, without gaps. */
function channelsOf({
  recordingChannelType,
  channelAffinity = [],
  audioChannelParticipantOrdering = [],
}: Asked) {
  if (recordingChannelType !== 'unmixed') return [];
  const fixed = channelAffinity.toSorted((one, other) => (one.channel ?? 0) - (other.channel ?? 0));
  const users = [
    ...fixed.map(({ participant }) => participant),
    ...audioChannelParticipantOrdering,
  ];
  return [...new Set(users)].slice(0, 5);
}
