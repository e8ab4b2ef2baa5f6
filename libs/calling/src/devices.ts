import type {
  AudioDeviceInfo,
  DeviceManager,
  LocalAudioStream,
  VideoDeviceInfo,
} from '@azure/communication-calling';
import { Scope } from '@switchboard/kernel';
import type { CallingEngine } from './engine.ts';
import { Latest } from './latest.ts';
import { listen } from './listen.ts';
import type { DevicesState, Permission } from './state.ts';
import type { Store } from './store.ts';

/** Remembers which device a person chose; a page keeps it wherever it keeps such things. */
export interface Preferences {
  get(key: 'camera' | 'microphone' | 'speaker'): string | undefined;
  set(key: 'camera' | 'microphone' | 'speaker', id: string): void;
}

/** Cameras, microphones and speakers: what there is, what is chosen, what is allowed. */
export class DeviceController {
  readonly #engine: CallingEngine;
  readonly #store: Store;
  readonly #preferences: Preferences;
  readonly #scope = new Scope();
  #manager: DeviceManager | undefined;
  #cameras: readonly VideoDeviceInfo[] = [];
  #audio: readonly AudioDeviceInfo[] = [];
  /** Several devices that come at once are looked for once more, not once each. */
  readonly #look = new Latest<DeviceManager>((manager) => this.#read(manager));

  constructor(engine: CallingEngine, store: Store, preferences: Preferences) {
    this.#engine = engine;
    this.#store = store;
    this.#preferences = preferences;
  }

  /** Follows what is plugged in and out. @throws what the SDK throws */
  async start(manager: DeviceManager): Promise<void> {
    if (this.#manager) return;
    this.#manager = manager;
    const refresh = (): void => void this.refresh().catch(() => undefined);
    for (const event of [
      'videoDevicesUpdated',
      'audioDevicesUpdated',
      'selectedMicrophoneChanged',
      'selectedSpeakerChanged',
    ]) {
      listen(this.#scope, manager, event, refresh);
    }
    await this.refresh();
    await this.#restore();
  }

  /** Asks the browser, which asks the person; the answer is in the state. */
  async ask(wanted: { audio: boolean; video: boolean }): Promise<void> {
    const manager = this.#manager;
    if (!manager) return;
    const { permission: before } = this.#store.getSnapshot().devices;
    this.#patch({ permission: answered(before, wanted, 'asking', 'asking') });
    try {
      const { audio, video } = await manager.askDevicePermission(wanted);
      const permission = answered(before, wanted, givenOf(audio), givenOf(video));
      this.#patch({ permission });
    } catch {
      // A browser without such devices refuses to ask.
      return this.#patch({ permission: answered(before, wanted, 'denied', 'denied') });
    }
    await this.refresh();
    await this.#restore();
  }

  async chooseMicrophone(id: string): Promise<void> {
    const device = this.#audio.find((one) => one.id === id && one.deviceType === 'Microphone');
    if (!device) return;
    await this.#manager?.selectMicrophone(device);
    this.#preferences.set('microphone', id);
    this.#patch({ microphone: id });
  }

  async chooseSpeaker(id: string): Promise<void> {
    const device = this.#audio.find((one) => one.id === id && one.deviceType === 'Speaker');
    if (!device) return;
    await this.#manager?.selectSpeaker(device);
    this.#preferences.set('speaker', id);
    this.#patch({ speaker: id });
  }

  chooseCamera(id: string): VideoDeviceInfo | undefined {
    const device = this.#cameras.find((one) => one.id === id);
    if (!device) return undefined;
    this.#preferences.set('camera', id);
    this.#patch({ camera: id });
    return device;
  }

  /** The chosen camera, or whichever there is. */
  async camera(): Promise<VideoDeviceInfo | undefined> {
    if (this.#cameras.length === 0) await this.refresh();
    const { camera } = this.#store.getSnapshot().devices;
    return this.#cameras.find(({ id }) => id === camera) ?? this.#cameras[0];
  }

  /**
   * How loud the chosen microphone is, 0 to 100, for as long as somebody looks.
   *
   * @returns ends it, and lets go of the microphone
   */
  listenToMicrophone(onLevel: (level: number) => void): () => void {
    const scope = new Scope();
    this.#openMeter(scope, onLevel).catch(() => onLevel(0));
    return () => void scope.end();
  }

  async end(): Promise<void> {
    await this.#scope.end();
  }

  /** Looks again at what there is. @throws what the SDK throws */
  async refresh(): Promise<void> {
    if (this.#manager) await this.#look.want(this.#manager);
  }

  async #read(manager: DeviceManager): Promise<void> {
    const [cameras, microphones, speakers] = await Promise.all([
      manager.getCameras(),
      manager.getMicrophones(),
      // Browsers that do not let one choose do not list them either.
      manager.isSpeakerSelectionAvailable ? manager.getSpeakers() : [],
    ]);
    this.#cameras = cameras;
    this.#audio = [...microphones, ...speakers];
    const plain = ({ id, name }: { id: string; name: string }) => ({ id, name });
    const { camera } = this.#store.getSnapshot().devices;
    this.#patch({
      cameras: cameras.map(plain),
      microphones: microphones.map(plain),
      speakers: speakers.map(plain),
      canChooseSpeaker: manager.isSpeakerSelectionAvailable,
      camera: cameras.some(({ id }) => id === camera) ? camera : this.#preferred(cameras),
      microphone: manager.selectedMicrophone?.id,
      speaker: manager.selectedSpeaker?.id,
    });
  }

  #preferred(cameras: readonly VideoDeviceInfo[]): string | undefined {
    const wanted = this.#preferences.get('camera');
    return (cameras.find(({ id }) => id === wanted) ?? cameras[0])?.id;
  }

  async #restore(): Promise<void> {
    const microphone = this.#preferences.get('microphone');
    const speaker = this.#preferences.get('speaker');
    if (microphone !== undefined) await this.chooseMicrophone(microphone);
    if (speaker !== undefined) await this.chooseSpeaker(speaker);
  }

  async #openMeter(scope: Scope, onLevel: (level: number) => void): Promise<void> {
    const { microphone } = this.#store.getSnapshot().devices;
    const device = this.#audio.find((one) => one.id === microphone);
    if (!device) return onLevel(0);
    const stream: LocalAudioStream = new this.#engine.LocalAudioStream(device);
    scope.add(() => stream.dispose());
    const volume = await stream.getVolume();
    if (scope.ended) return;
    const told = (): void => onLevel(volume.level);
    listen(scope, volume, 'levelChanged', told);
    told();
  }

  #patch(change: Partial<DevicesState>): void {
    this.#store.patch({ devices: { ...this.#store.getSnapshot().devices, ...change } });
  }
}

function givenOf(given: boolean): Permission {
  return given ? 'granted' : 'denied';
}

/** What was not asked for stays as it was. */
function answered(
  before: DevicesState['permission'],
  wanted: { readonly audio: boolean; readonly video: boolean },
  audio: Permission,
  video: Permission,
): DevicesState['permission'] {
  return {
    audio: wanted.audio ? audio : before.audio,
    video: wanted.video ? video : before.video,
  };
}

/** For where nothing can be remembered. */
export function noPreferences(): Preferences {
  const chosen = new Map<string, string>();
  return { get: (key) => chosen.get(key), set: (key, id) => void chosen.set(key, id) };
}
