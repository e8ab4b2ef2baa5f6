import { randomUUID } from 'node:crypto';
import { toTicks } from '../../../platform/wire/times.ts';
import { correlationIdOf, serverCallIdOf } from '../../calls/port.ts';
import type { NewEvent } from '../../events/port.ts';
import { MP3_BITRATE, RECORDED_RATE } from '../../media/port.ts';
import type { NewCallback } from '../cloud-event.ts';
import { channelsOf } from './recording.ts';
import type { EndReason, RecordingRow } from './recording.ts';

/** Where it is stored, as Call Automation names it. */
export const RECORDING_KIND = 'azureCommunicationServices';
const TYPE = 'Microsoft.Communication.RecordingStateChanged';

/** What is told of a recording that goes on, or does not. */
export function stateCallback(
  { id, callId, startedMs }: Pick<RecordingRow, 'id' | 'callId' | 'startedMs'>,
  state: 'active' | 'inactive',
  uri: string,
  nowMs: number,
): NewCallback {
  const serverCallId = serverCallIdOf(callId);
  const source = `calling/recordings/${serverCallId}/${id}/RecordingStateChanged`;
  return {
    ...{ uri, isRoster: false },
    event: {
      ...{ id: randomUUID(), source, type: TYPE, subject: source, time: toTicks(nowMs) },
      ...{ specversion: '1.0', datacontenttype: 'application/json' },
      data: {
        ...{ version: '2024-09-15', serverCallId, correlationId: correlationIdOf(callId) },
        ...{ recordingId: id, state, startDateTime: toTicks(startedMs) },
        ...{ recordingKind: RECORDING_KIND, publicEventType: TYPE },
      },
    },
  };
}

const SESSION_ENDS: Readonly<Record<EndReason, string>> = {
  stopped: 'SessionEnded',
  'call-ended': 'CallEnded',
  full: 'ChunkMaximumSizeExceeded',
  failed: 'Failed',
};

/** Who subscribed hears where the file is. */
export function fileEvent(recording: RecordingRow, nowMs: number): NewEvent {
  const { id, callId, channelType, format, startedMs, durationMs, endReason } = recording;
  const end = SESSION_ENDS[endReason ?? 'failed'];
  const location = contentLocation(recording.base, id);
  const chunk = {
    ...{ documentId: id, index: 0, endReason: end },
    ...{ contentLocation: location, metadataLocation: `${location}/metadata` },
    deleteLocation: location,
  };
  return {
    type: 'RecordingFileStatusUpdated',
    subject: `/recording/call/${correlationIdOf(callId)}/serverCallId/${serverCallIdOf(callId)}/recordingId/${id}`,
    timeMs: nowMs,
    key: `recording ${id}`,
    data: {
      recordingStorageInfo: { recordingChunks: [chunk] },
      recordingStartTime: new Date(startedMs).toISOString(),
      recordingDurationMs: durationMs ?? 0,
      ...{ recordingContentType: 'Audio', recordingFormatType: format === 'mp3' ? 'Mp3' : 'Wav' },
      recordingChannelType: channelType === 'mixed' ? 'Mixed' : 'Unmixed',
      sessionEndReason: end,
    },
  };
}

export function contentLocation(base: string, id: string): string {
  return `${base}/calling/recordingContents/${id}`;
}

/** What the metadata file of a recording says. */
export function metadataOf(recording: RecordingRow, resourceId: string): object {
  const { id, callId, channelType, format, people, pauses, startedMs, endedMs, durationMs } =
    recording;
  return {
    ...{ resourceId, callId: correlationIdOf(callId), chunkDocumentId: id, chunkIndex: 0 },
    chunkStartTime: new Date(startedMs).toISOString(),
    chunkDuration: durationMs ?? 0,
    pauseResumeIntervals: pauses.map(({ fromMs, untilMs = endedMs ?? fromMs }) => ({
      ...{ startTime: new Date(fromMs).toISOString(), duration: untilMs - fromMs },
    })),
    recordingInfo: {
      ...{ contentType: 'audio', channelType, format },
      audioConfiguration: {
        ...{ sampleRate: RECORDED_RATE, channels: channelsOf(channelType) },
        bitRate: format === 'mp3' ? MP3_BITRATE * 1_000 : 16 * RECORDED_RATE,
      },
    },
    participants: people.map((participantId, channel) => ({
      participantId,
      ...(channelType === 'unmixed' && { channel: Math.min(channel, 4) }),
    })),
  };
}
