import type {
  AudioDeviceInfo,
  AudioDeviceType,
  DeviceAccess,
  DeviceManager,
  PermissionConstraints,
  StartPreheatDeviceParameters,
  StopPreheatDeviceParameters,
  VideoDeviceInfo,
} from '@azure/communication-calling';
import { Emitter } from './emitter.ts';
import { stopTracks } from './local-stream.ts';
import type { Platform } from './platform.ts';

const PREHEAT_S = 60;

/** Cameras, microphones and speakers of this machine, as they come and go. */
export class Devices extends Emitter implements DeviceManager {
  readonly #platform: Platform;
  #microphones: AudioDeviceInfo[] = [];
  #speakers: AudioDeviceInfo[] = [];
  #cameras: VideoDeviceInfo[] = [];
  #microphone: AudioDeviceInfo | undefined;
  #speaker: AudioDeviceInfo | undefined;
  readonly #preheated = new Map<'audio' | 'video', { stream: MediaStream; timer: Disposable }>();
  readonly #refresh = (): void => void this.refresh().catch(() => undefined);

  constructor(platform: Platform) {
    super();
    this.#platform = platform;
    platform.mediaDevices?.addEventListener('devicechange', this.#refresh);
  }

  get isSpeakerSelectionAvailable(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  // With exactOptionalPropertyTypes a getter cannot be optional; the SDK's own is `undefined` too.
  get selectedMicrophone(): AudioDeviceInfo {
    return this.#microphone as AudioDeviceInfo;
  }

  get selectedSpeaker(): AudioDeviceInfo {
    return this.#speaker as AudioDeviceInfo;
  }

  async getCameras(): Promise<VideoDeviceInfo[]> {
    await this.refresh();
    return this.#cameras;
  }

  async getMicrophones(): Promise<AudioDeviceInfo[]> {
    await this.refresh();
    return this.#microphones;
  }

  async getSpeakers(): Promise<AudioDeviceInfo[]> {
    await this.refresh();
    return this.#speakers;
  }

  async selectMicrophone(microphone: AudioDeviceInfo): Promise<void> {
    this.#microphone = microphone;
    this.emit('selectedMicrophoneChanged');
  }

  async selectSpeaker(speaker: AudioDeviceInfo): Promise<void> {
    this.#speaker = speaker;
    this.emit('selectedSpeakerChanged');
  }

  async askDevicePermission(wanted: PermissionConstraints): Promise<DeviceAccess> {
    const [audio, video] = await Promise.all([
      wanted.audio ? this.#ask({ audio: true }) : false,
      wanted.video ? this.#ask({ video: true }) : false,
    ]);
    // Names of devices are there only now.
    await this.refresh();
    if (audio) this.emit('microphoneAllowed');
    return { audio, video };
  }

  async startPreheatDevices({ audio, video }: StartPreheatDeviceParameters): Promise<void> {
    if (audio?.preheat) await this.#preheat('audio', audio.timeoutInSec);
    if (video?.preheat) await this.#preheat('video', video.timeoutInSec);
  }

  stopPreheatDevices({ audio, video }: StopPreheatDeviceParameters): void {
    if (audio) this.#cool('audio');
    if (video) this.#cool('video');
  }

  async refresh(): Promise<void> {
    const devices = (await this.#platform.mediaDevices?.enumerateDevices()) ?? [];
    const cameras = devices.filter(({ kind }) => kind === 'videoinput').map(camera);
    const microphones = devices.filter(({ kind }) => kind === 'audioinput');
    const speakers = devices.filter(({ kind }) => kind === 'audiooutput');
    this.#changed('videoDevicesUpdated', this.#cameras, cameras);
    this.#cameras = cameras;
    const audio = [
      ...microphones.map((device) => audioDevice(device, 'Microphone')),
      ...speakers.map((device) => audioDevice(device, 'Speaker')),
    ];
    this.#changed('audioDevicesUpdated', [...this.#microphones, ...this.#speakers], audio);
    this.#microphones = audio.filter(({ deviceType }) => deviceType === 'Microphone');
    this.#speakers = audio.filter(({ deviceType }) => deviceType === 'Speaker');
    this.#reselect();
  }

  dispose(): void {
    this.#platform.mediaDevices?.removeEventListener('devicechange', this.#refresh);
    this.#cool('audio');
    this.#cool('video');
    this.forgetListeners();
  }

  /** What was selected and is gone makes room for the default. */
  #reselect(): void {
    const microphone = choose(this.#microphone, this.#microphones);
    if (microphone?.id !== this.#microphone?.id) {
      this.#microphone = microphone;
      this.emit('selectedMicrophoneChanged');
    }
    const speaker = choose(this.#speaker, this.#speakers);
    if (speaker?.id !== this.#speaker?.id) {
      this.#speaker = speaker;
      this.emit('selectedSpeakerChanged');
    }
  }

  #changed<D extends AudioDeviceInfo | VideoDeviceInfo>(
    event: string,
    before: readonly D[],
    after: readonly D[],
  ): void {
    const key = ({ id, name, deviceType }: D): string => `${deviceType}|${id}|${name}`;
    const [known, now] = [new Set(before.map(key)), new Set(after.map(key))];
    const added = after.filter((device) => !known.has(key(device)));
    const removed = before.filter((device) => !now.has(key(device)));
    if (added.length + removed.length > 0) this.emit(event, { added, removed });
  }

  async #ask(constraints: MediaStreamConstraints): Promise<boolean> {
    try {
      const stream = await this.#platform.mediaDevices?.getUserMedia(constraints);
      if (stream) stopTracks(stream);
      return stream !== undefined;
    } catch {
      return false;
    }
  }

  async #preheat(kind: 'audio' | 'video', seconds = PREHEAT_S): Promise<void> {
    this.#cool(kind);
    const stream = await this.#platform.mediaDevices?.getUserMedia({ [kind]: true });
    if (!stream) return;
    const timer = this.#platform.clock.after(seconds * 1_000, () => this.#cool(kind));
    this.#preheated.set(kind, { stream, timer });
  }

  #cool(kind: 'audio' | 'video'): void {
    const warm = this.#preheated.get(kind);
    this.#preheated.delete(kind);
    if (!warm) return;
    warm.timer[Symbol.dispose]();
    stopTracks(warm.stream);
  }
}

function camera({ deviceId, label }: MediaDeviceInfo): VideoDeviceInfo {
  return { id: deviceId, name: label, deviceType: 'UsbCamera' };
}

function audioDevice(
  { deviceId, label }: MediaDeviceInfo,
  deviceType: AudioDeviceType,
): AudioDeviceInfo {
  return { id: deviceId, name: label, isSystemDefault: deviceId === 'default', deviceType };
}

function choose(
  selected: AudioDeviceInfo | undefined,
  devices: readonly AudioDeviceInfo[],
): AudioDeviceInfo | undefined {
  const still = devices.find(({ id }) => id === selected?.id);
  return still ?? devices.find(({ isSystemDefault }) => isSystemDefault) ?? devices[0];
}
