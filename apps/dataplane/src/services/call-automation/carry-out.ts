import { isPlatformError } from '@switchboard/kernel';
import {
  addParticipant,
  cancelAdd,
  getCall,
  hangUp,
  mute,
  participantsOf,
  release,
  removeParticipant,
  take,
  transfer,
} from './being-in.ts';
import { answerCall, connectCall } from './coming-in.ts';
import type { AutomationDeps } from './coming-in.ts';
import type { Command } from './commands.ts';
import {
  cancelMedia,
  sendTones,
  setContinuousTones,
  setHold,
  startPlay,
  startRecognizing,
} from './media/media-actions.ts';
import { toRefusal } from './refusal.ts';
import { changeStreaming, changeTranscription } from './media/streaming/streaming-actions.ts';

/** What each command is answered with. */
export interface Answers {
  readonly answer: Awaited<ReturnType<typeof answerCall>>;
  readonly reject: void;
  readonly redirect: void;
  readonly connect: Awaited<ReturnType<typeof connectCall>>;
  readonly get: ReturnType<typeof getCall>;
  readonly hangUp: void;
  readonly participants: ReturnType<typeof participantsOf>;
  readonly add: string;
  readonly transfer: void;
  readonly remove: void;
  readonly mute: void;
  readonly release: ReturnType<typeof release>;
  readonly take: void;
  readonly dismiss: void;
  readonly cancelAdd: void;
  readonly play: void;
  readonly cancelMedia: void;
  readonly recognize: void;
  readonly continuousTones: void;
  readonly sendTones: void;
  readonly hold: void;
  readonly mediaStreaming: void;
  readonly transcription: void;
  /** The id of the recording. */
  readonly startRecording: string;
  readonly changeRecording: void;
}

/** Carries out commands where the call lives. @throws WireError in the codes of the service */
export async function carryOut(deps: AutomationDeps, command: Command): Promise<unknown> {
  try {
    return await carry(deps, command);
  } catch (error) {
    throw isPlatformError(error) ? error : toRefusal(error);
  }
}

function carry(deps: AutomationDeps, command: Command): unknown {
  const { calls } = deps;
  switch (command.name) {
    case 'answer':
      return answerCall(deps, command);
    case 'reject':
      return calls.reject(command.ring.callId, command.ring, command.reason);
    case 'redirect':
      return calls.redirect(command.ring.callId, command.ring, command.user);
    case 'connect':
      return connectCall(deps, command);
    case 'get':
      return getCall(deps, command);
    case 'hangUp':
      return hangUp(deps, command);
    case 'participants':
      return participantsOf(deps, command);
    case 'add':
      return addParticipant(deps, command);
    case 'transfer':
      return transfer(deps, command);
    case 'remove':
      return removeParticipant(deps, command);
    case 'mute':
      return mute(deps, command);
    case 'release':
      return release(deps, command);
    case 'take':
      return take(deps, command);
    case 'dismiss':
      return calls.dismiss(command.fromCallId, command.parties);
    case 'cancelAdd':
      return cancelAdd(deps, command);
    case 'play':
      return startPlay(deps, command);
    case 'cancelMedia':
      return cancelMedia(deps, command);
    case 'recognize':
      return startRecognizing(deps, command);
    case 'continuousTones':
      return setContinuousTones(deps, command);
    case 'sendTones':
      return sendTones(deps, command);
    case 'startRecording':
      return deps.recordings.start(command);
    case 'changeRecording':
      return deps.recordings.change(command.recording, command.to);
    case 'hold':
      return setHold(deps, command);
    case 'mediaStreaming':
      return changeStreaming(deps, command);
    case 'transcription':
      return changeTranscription(deps, command);
  }
}
