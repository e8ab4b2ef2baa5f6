import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RefCallback } from 'react';
import type { CallSession } from '../call-session.ts';
import type {
  AgentState,
  CallRef,
  CallSnapshot,
  DevicesState,
  IncomingState,
  May,
  ParticipantSnapshot,
  QualityState,
  ReactionState,
  VideoSource,
} from '../state.ts';
import type { StatsSample } from '../statistics.ts';
import type { ViewOptions } from '../views.ts';
import { useCalling } from './context.ts';
import { useCallingState } from './use-calling-state.ts';

const NO_PEOPLE: Readonly<Record<string, ParticipantSnapshot>> = {};
const NO_REACTIONS: readonly ReactionState[] = [];
const NO_SAMPLES: readonly StatsSample[] = [];

export function useCallAgent(): AgentState {
  return useCallingState(({ agent }) => agent);
}

export function useIncomingCalls(): readonly IncomingState[] {
  return useCallingState(({ incoming }) => incoming);
}

export function useCalls(): readonly CallSnapshot[] {
  const calls = useCallingState((state) => state.calls);
  return useMemo(() => Object.values(calls), [calls]);
}

export function useCall(ref: CallRef): CallSnapshot | undefined {
  return useCallingState(({ calls }) => calls[ref]);
}

/** What can be done with a call; `undefined` once it is dismissed. */
export function useCallSession(ref: CallRef): CallSession | undefined {
  const calling = useCalling();
  useCallingState(({ calls }) => calls[ref] !== undefined);
  return calling.find(ref);
}

export function useParticipants(ref: CallRef): readonly ParticipantSnapshot[] {
  const people = useCallingState(({ calls }) => calls[ref]?.participants ?? NO_PEOPLE);
  return useMemo(() => Object.values(people), [people]);
}

export function useParticipant(ref: CallRef, id: string): ParticipantSnapshot | undefined {
  return useCallingState(({ calls }) => calls[ref]?.participants[id]);
}

export function useDevices(): DevicesState {
  return useCallingState(({ devices }) => devices);
}

export function useLocalVideo(ref: CallRef): CallSnapshot['camera'] {
  return useCallingState(({ calls }) => calls[ref]?.camera ?? 'off');
}

export function useScreenShare(ref: CallRef): CallSnapshot['screen'] {
  return useCallingState(({ calls }) => calls[ref]?.screen ?? 'off');
}

export function useCallQuality(ref: CallRef): QualityState | undefined {
  return useCallingState(({ calls }) => calls[ref]?.quality);
}

export function useCapabilities(ref: CallRef): May | undefined {
  return useCallingState(({ calls }) => calls[ref]?.self.may);
}

export function useReactions(ref: CallRef): readonly ReactionState[] {
  return useCallingState(({ calls }) => calls[ref]?.reactions ?? NO_REACTIONS);
}

/** Everybody whose hand is up, in order. */
export function useRaisedHands(ref: CallRef): readonly ParticipantSnapshot[] {
  const people = useParticipants(ref);
  return useMemo(
    () =>
      people.filter(({ hand }) => hand !== undefined).sort((a, b) => (a.hand ?? 0) - (b.hand ?? 0)),
    [people],
  );
}

/** The last two minutes of numbers, measured while the component is there. */
export function useMediaStats(ref: CallRef): readonly StatsSample[] {
  const statistics = useCalling().find(ref)?.statistics;
  const subscribe = useCallback(
    (listener: () => void) => statistics?.subscribe(listener) ?? (() => undefined),
    [statistics],
  );
  const snapshot = (): readonly StatsSample[] => statistics?.getSnapshot() ?? NO_SAMPLES;
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

/** How loud the chosen microphone is, 0 to 100, while the component is there. */
export function useMicrophoneLevel(active = true): number {
  const { devices } = useCalling();
  const microphone = useCallingState((state) => state.devices.microphone);
  const [level, setLevel] = useState(0);
  useEffect(
    () => (active ? devices.listenToMicrophone(setLevel) : undefined),
    [active, devices, microphone],
  );
  return level;
}

/**
 * Puts somebody's picture into an element.
 *
 * @returns the ref of the element it goes into; it comes and goes with what is sent
 */
export function useVideoView(
  ref: CallRef,
  who: string,
  source: VideoSource,
  { scalingMode = 'Crop', isMirrored = false }: ViewOptions = {},
): RefCallback<HTMLElement> {
  const calling = useCalling();
  const visible = useCallingState((state) => isShown(state.calls[ref], state.self, who, source));
  const [host, setHost] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!host || !visible) return undefined;
    let over = false;
    let undo: (() => void) | undefined;
    // What cannot be shown leaves the place empty; the call's own state says why.
    Promise.resolve(calling.find(ref)?.show(who, source, { scalingMode, isMirrored }))
      .then((view) => {
        undo = () => view?.dispose();
        if (over) return undo();
        if (view) host.replaceChildren(view.element);
      })
      .catch(() => undefined);
    return () => {
      over = true;
      undo?.();
    };
  }, [calling, host, isMirrored, ref, scalingMode, source, visible, who]);
  return setHost;
}

function isShown(
  call: CallSnapshot | undefined,
  self: string,
  who: string,
  source: VideoSource,
): boolean {
  if (!call) return false;
  if (who === self) return call[source] === 'on';
  return call.participants[who]?.[source]?.available ?? false;
}
