import type { CallResultInformation } from '@switchboard/acs-wire';
import type { StreamProblem } from '../../../media/port.ts';
import type { Told } from '../../follow.ts';
import { succeeded } from '../../refusal.ts';

/** Which of the two streams it is. */
export type StreamKind = 'MediaStreaming' | 'Transcription';

/** What an application is told of a stream. */
export type StreamStatus = 'Started' | 'Resumed' | 'Updated' | 'Stopped' | 'Failed';

/** Why a stream did not begin, or is over: as the service calls it, and as a result. */
export interface StreamFailure {
  readonly details: string;
  readonly result: CallResultInformation;
}

const failure = (
  details: string,
  code: number,
  message: string,
  subCode = 8603,
): StreamFailure => ({ details, result: { code, subCode, message } });

const PROBLEMS: Readonly<Record<Exclude<StreamProblem, 'not-connected'>, StreamFailure>> = {
  interrupted: failure('streamConnectionInterrupted', 500, 'The connection was lost.'),
  'timed-out': failure('serviceTimeout', 408, 'The server did not answer in time.'),
  invalid: failure('badRequest', 400, 'The server did not understand the request.'),
  unauthorized: failure('authenticationFailure', 401, 'The server wants to know who connects.'),
  forbidden: failure('forbidden', 403, 'The server does not want to be connected to.'),
  'too-many': failure('tooManyRequests', 429, 'The server has too many connections.'),
  'address-refused': failure('forbidden', 403, 'The address of the server is not allowed.'),
};

export const failures = {
  urlMissing: failure('streamUrlMissing', 400, 'There is no transportUrl to connect to.'),
  soundGone: failure('serviceShutdown', 500, 'The sound of the call broke down.', 9999),
  notHeard: (result: CallResultInformation): StreamFailure => ({
    details: result.code === 429 ? 'tooManyRequests' : 'speechServicesConnectionError',
    result,
  }),
} as const;

export function failureOf(kind: StreamKind, problem: StreamProblem): StreamFailure {
  if (problem !== 'not-connected') return PROBLEMS[problem];
  const details =
    kind === 'MediaStreaming' ? 'initialWebSocketConnectionFailed' : 'streamConnectionUnsuccessful';
  return failure(details, 500, 'The server could not be connected to.');
}

/** A callback of one of them. That it goes on again is told as that it has begun, with a status of its own. */
export function streamTold(
  kind: StreamKind,
  status: StreamStatus,
  details: string,
  resultInformation: CallResultInformation = succeeded,
): Omit<Told, 'origin'> {
  const type = `${kind}${status === 'Resumed' ? 'Started' : status}`;
  if (kind === 'Transcription') {
    const transcriptionUpdate = {
      transcriptionStatus: `transcription${status}`,
      transcriptionStatusDetails: details,
    };
    return { type, data: { transcriptionUpdate, resultInformation } };
  }
  const mediaStreamingUpdate = {
    contentType: 'Audio',
    mediaStreamingStatus: `m${type.slice(1)}`,
    mediaStreamingStatusDetails: details,
  };
  return { type, data: { mediaStreamingUpdate, resultInformation } };
}
