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
  return messages.map((message) => ({
    label: messageLabel(message),
    isOut: message.direction === 'out',
    isRefusal: message.status !== null && message.status >= 400,
    afterMs: Date.parse(message.at) - first,
  }));
}

/** A message in a few words, as people who know SIP write it. */
export function messageLabel({
  method,
  status,
  hasSession,
}: Pick<LadderMessage, 'method' | 'status' | 'hasSession'>): string {
  return [status ?? [], method, hasSession ? '(SDP)' : []].flat().join(' ');
}
