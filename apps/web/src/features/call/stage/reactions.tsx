'use client';

import type { ReactionKind, ReactionState } from '@switchboard/calling';
import type { ReactElement } from 'react';

export const EMOJI: Readonly<Record<ReactionKind, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😂',
  applause: '👏',
  surprised: '😮',
};

/** Reactions rise over whoever sent them, or with a name, where there is no picture of them. */
export function Reactions({
  reactions,
  nameOf,
}: {
  readonly reactions: readonly ReactionState[];
  readonly nameOf?: (id: string) => string;
}): ReactElement {
  return (
    <div className="call-reactions" aria-hidden>
      {reactions.map(({ key, from, kind }) => (
        <span
          key={key}
          className="call-reaction"
          style={{ insetInlineStart: `${(key * 37) % 70}%` }}
        >
          <span className="call-reaction-emoji">{EMOJI[kind]}</span>
          {nameOf && <span className="call-reaction-name">{nameOf(from)}</span>}
        </span>
      ))}
    </div>
  );
}
