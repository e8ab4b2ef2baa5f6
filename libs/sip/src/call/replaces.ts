import { parseParameters } from '../message/parse-parameters.ts';
import { splitList } from '../message/split-list.ts';

/** Names a call that another one is to take the place of (RFC 3891), seen from whoever is told. */
export interface Replaces {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly isEarlyOnly: boolean;
}

/** The value of the header of an INVITE. */
export function readReplaces(value: string): Replaces | undefined {
  const [callId = '', ...rest] = splitList(value, ';') ?? [];
  const parameters = parseParameters(rest);
  const localTag = parameters?.['to-tag'];
  const remoteTag = parameters?.['from-tag'];
  if (callId === '' || /\s/.test(callId) || !localTag || !remoteTag) return undefined;
  return { callId, localTag, remoteTag, isEarlyOnly: parameters?.['early-only'] !== undefined };
}

/** For whoever has the other end of our call: its tags are the other way round. */
export function writeReplaces(ours: Omit<Replaces, 'isEarlyOnly'>): string {
  return `${ours.callId};to-tag=${ours.remoteTag};from-tag=${ours.localTag}`;
}
