import type { LadderMessage } from './use-ladders';

export interface LadderLine {
  /** Of a request its method, of an answer its status and what it answers. */
  readonly label: string;
  /** From us to the trunk? */
  readonly isOut: boolean;
  /** Refused, or not understood. */
  readonly isRefusal: boolean;
  /** Since the first message. */
  readonly afterMs: number;
}

export function ladderLines(messages: readonly LadderMessage[]): readonly LadderLine[] {
  const first = Date.parse(messages[0]?.at ?? '');
  return messages.map(({ at, direction, method, status, hasSession }) => ({
    label: [status ?? [], method, hasSession ? '(SDP)' : []].flat().join(' '),
    isOut: direction === 'out',
    isRefusal: status !== null && status >= 400,
    afterMs: Date.parse(at) - first,
  }));
}
