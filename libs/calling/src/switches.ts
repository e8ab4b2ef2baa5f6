import type { Call } from '@azure/communication-calling';
import { Latest } from './latest.ts';
import type { OwnCamera } from './own-camera.ts';
import type { CallSnapshot, Switch } from './state.ts';

export interface SwitchesDeps {
  readonly call: Call;
  readonly camera: OwnCamera;
  readonly isOver: () => boolean;
  /** Connected or held. */
  readonly isLive: () => boolean;
  readonly patch: (change: Partial<CallSnapshot>) => void;
}

/**
 * What is on or off in a call: microphone, camera, screen, hold. Wishes of one kind go one after
 * another, the latest wins, and each looks again whether the call still allows it.
 */
export class Switches {
  readonly #deps: SwitchesDeps;
  /** The SDK is being asked: what it says of the microphone meanwhile is on its way out. */
  #muting = false;
  readonly #mute = new Latest<boolean>((on) => this.#applyMuted(on));
  readonly #camera = new Latest<boolean>((on) => this.#applyCamera(on));
  readonly #screen = new Latest<boolean>((on) => this.#applyScreen(on));
  readonly #hold = new Latest<boolean>((on) => this.#applyHeld(on));

  constructor(deps: SwitchesDeps) {
    this.#deps = deps;
  }

  mute(on: boolean): Promise<void> {
    return this.#mute.want(on);
  }

  camera(on: boolean): Promise<void> {
    return this.#camera.want(on);
  }

  screen(on: boolean): Promise<void> {
    return this.#screen.want(on);
  }

  hold(on: boolean): Promise<void> {
    return this.#hold.want(on);
  }

  /** What the SDK did by itself, while nobody was asking for the opposite. */
  read(before: CallSnapshot): Partial<CallSnapshot> {
    const { call, camera } = this.#deps;
    return {
      ...(isSettled(before.camera) && { camera: onOff(camera.isOn) }),
      ...(isSettled(before.screen) && { screen: onOff(call.isScreenSharingOn) }),
      ...(!this.#muting && { muted: call.isMuted }),
    };
  }

  async #applyMuted(on: boolean): Promise<void> {
    const { call, isOver, patch } = this.#deps;
    if (isOver() || call.isMuted === on) return;
    this.#muting = true;
    try {
      await (on ? call.mute() : call.unmute());
    } finally {
      this.#muting = false;
      patch({ muted: call.isMuted });
    }
  }

  async #applyCamera(on: boolean): Promise<void> {
    const { camera, isOver, patch } = this.#deps;
    try {
      if (!isOver()) await (on ? camera.start() : camera.stop());
    } finally {
      patch({ camera: onOff(!isOver() && camera.isOn) });
    }
  }

  async #applyScreen(on: boolean): Promise<void> {
    const { call, isLive, patch } = this.#deps;
    try {
      if (!isLive() || call.isScreenSharingOn === on) return;
      await (on ? call.startScreenSharing() : call.stopScreenSharing());
    } finally {
      patch({ screen: onOff(isLive() && call.isScreenSharingOn) });
    }
  }

  async #applyHeld(on: boolean): Promise<void> {
    const { call, isLive, patch } = this.#deps;
    try {
      const held = call.state === 'LocalHold';
      if (isLive() && held !== on) await (on ? call.hold() : call.resume());
    } finally {
      patch({ hold: 'none' });
    }
  }
}

function isSettled(state: Switch): boolean {
  return state === 'on' || state === 'off';
}

function onOff(on: boolean): 'on' | 'off' {
  return on ? 'on' : 'off';
}
