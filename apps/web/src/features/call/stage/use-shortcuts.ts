'use client';

import type { CallSession, CallSnapshot } from '@switchboard/calling';
import { useEffect, useRef } from 'react';

/** As they are told to people. */
export const shortcuts = {
  mute: 'Ctrl+D',
  camera: 'Ctrl+E',
  hand: 'Ctrl+Shift+H',
  leave: 'Ctrl+Shift+L',
  talk: 'Space',
} as const;

type Action = keyof typeof shortcuts;

/** What a key means, wherever the focus is; Command counts as Control. */
export function actionOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>) {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const actions: readonly (readonly [Action, boolean])[] = [
    ['mute', control && !event.shiftKey && key === 'd'],
    ['camera', control && !event.shiftKey && key === 'e'],
    ['hand', control && event.shiftKey && key === 'h'],
    ['leave', control && event.shiftKey && key === 'l'],
    ['talk', !control && !event.shiftKey && key === ' '],
  ];
  return actions.find(([, holds]) => holds)?.[0];
}

/** The call by keyboard: switches with Control, and the space bar to talk for as long as it is held. */
export function useShortcuts(call: CallSnapshot, session: CallSession): void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => {
    let talking = false;
    const down = (event: KeyboardEvent): void => {
      const action = actionOf(event);
      if (!action || event.repeat || takesKeys(event.target)) return;
      if (action === 'talk' && usesSpace(event.target)) return;
      const now = latest.current;
      if (action === 'talk' && (!now.muted || !now.self.may.unmute)) return;
      event.preventDefault();
      if (action === 'talk') talking = true;
      act(action, now, session);
    };
    // Whatever takes the key away from us must not leave the microphone open.
    const stop = (): void => {
      if (!talking) return;
      talking = false;
      void session.setMuted(true);
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === ' ') stop();
    };
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', stop);
    return () => {
      stop();
      window.removeEventListener('blur', stop);
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
    };
  }, [session]);
}

function act(action: Action, call: CallSnapshot, session: CallSession): void {
  switch (action) {
    case 'mute':
      return void session.setMuted(!call.muted);
    case 'talk':
      return void session.setMuted(false);
    case 'camera':
      return void session.setCamera(call.camera === 'off');
    case 'hand':
      return void session.raiseHand(call.self.hand === undefined);
    case 'leave':
      return void session.hangUp(false);
  }
}

/** Where keys are for writing. */
function takesKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}

/** Where the space bar means something already. */
function usesSpace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('select, button, a, [role^="menu"]') !== null;
}
