'use client';

import type { CallSnapshot, ReactionKind } from '@switchboard/calling';
import type { ReactElement } from 'react';
import { usePersonName } from './use-person-name';

export const EMOJI: Readonly<Record<ReactionKind, string>> = {
  like: '👍',
  heart: '❤️',
  laugh: '😂',
  applause: '👏',
  surprised: '😮',
};

/** Reactions rise over the pictures, with who sent them. */
export function Reactions({ call }: { readonly call: CallSnapshot }): ReactElement {
  const nameOf = usePersonName(call.ref);
  return (
    <div className="call-reactions" aria-hidden>
      {call.reactions.map(({ key, from, kind }) => (
        <span
          key={key}
          className="call-reaction"
          style={{ insetInlineStart: `${(key * 37) % 70}%` }}
        >
          <span className="call-reaction-emoji">{EMOJI[kind]}</span>
          <span className="call-reaction-name">{nameOf(from)}</span>
        </span>
      ))}
    </div>
  );
}
