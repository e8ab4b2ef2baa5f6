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
  private readonly _platform: Platform;
  private _microphones: AudioDeviceInfo[] = [];
  private _speakers: AudioDeviceInfo[] = [];
  private _cameras: VideoDeviceInfo[] = [];
  private _microphone: AudioDeviceInfo | undefined;
  private _speaker: AudioDeviceInfo | undefined;
  private readonly _preheated = new Map<
    'audio' | 'video',
    { stream: MediaStream; timer: Disposable }
  >();
  private readonly _refresh = (): void => void this.refresh().catch(() => undefined);

  constructor(platform: Platform) {
    super();
    this._platform = platform;
    platform.mediaDevices?.addEventListener('devicechange', this._refresh);
  }

  get isSpeakerSelectionAvailable(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  // With exactOptionalPropertyTypes a getter cannot be optional; the SDK's own is `undefined` too.
  get selectedMicrophone(): AudioDeviceInfo {
    return this._microphone as AudioDeviceInfo;
  }

  get selectedSpeaker(): AudioDeviceInfo {
    return this._speaker as AudioDeviceInfo;
  }

  async getCameras(): Promise<VideoDeviceInfo[]> {
    await this.refresh();
    return this._cameras;
  }

  async getMicrophones(): Promise<AudioDeviceInfo[]> {
    await this.refresh();
    return this._microphones;
  }

  async getSpeakers(): Promise<AudioDeviceInfo[]> {
    await this.refresh();
    return this._speakers;
  }

  async selectMicrophone(microphone: AudioDeviceInfo): Promise<void> {
    this._microphone = microphone;
    this.emit('selectedMicrophoneChanged');
  }

  async selectSpeaker(speaker: AudioDeviceInfo): Promise<void> {
    this._speaker = speaker;
    this.emit('selectedSpeakerChanged');
  }

  async askDevicePermission(wanted: PermissionConstraints): Promise<DeviceAccess> {
    const [audio, video] = await Promise.all([
      wanted.audio ? this._ask({ audio: true }) : false,
      wanted.video ? this._ask({ video: true }) : false,
    ]);
    // Names of devices are there only now.
    await this.refresh();
    if (audio) this.emit('microphoneAllowed');
    return { audio, video };
  }

  async startPreheatDevices({ audio, video }: StartPreheatDeviceParameters): Promise<void> {
    if (audio?.preheat) await this._preheat('audio', audio.timeoutInSec);
    if (video?.preheat) await this._preheat('video', video.timeoutInSec);
  }

  stopPreheatDevices({ audio, video }: StopPreheatDeviceParameters): void {
    if (audio) this._cool('audio');
    if (video) this._cool('video');
  }

  async refresh(): Promise<void> {
    const devices = (await this._platform.mediaDevices?.enumerateDevices()) ?? [];
    const cameras = devices.filter(({ kind }) => kind === 'videoinput').map(camera);
    const microphones = devices.filter(({ kind }) => kind === 'audioinput');
    const speakers = devices.filter(({ kind }) => kind === 'audiooutput');
    this._changed('videoDevicesUpdated', this._cameras, cameras);
    this._cameras = cameras;
    const audio = [
      ...microphones.map((device) => audioDevice(device, 'Microphone')),
      ...speakers.map((device) => audioDevice(device, 'Speaker')),
    ];
    this._changed('audioDevicesUpdated', [...this._microphones, ...this._speakers], audio);
    this._microphones = audio.filter(({ deviceType }) => deviceType === 'Microphone');
    this._speakers = audio.filter(({ deviceType }) => deviceType === 'Speaker');
    this._reselect();
  }

  dispose(): void {
    this._platform.mediaDevices?.removeEventListener('devicechange', this._refresh);
    this._cool('audio');
    this._cool('video');
    this.removeListeners();
  }

  /** What was selected and is gone makes room for the default. */
  private _reselect(): void {
    const microphone = choose(this._microphone, this._microphones);
    if (microphone?.id !== this._microphone?.id) {
      this._microphone = microphone;
      this.emit('selectedMicrophoneChanged');
    }
    const speaker = choose(this._speaker, this._speakers);
    if (speaker?.id !== this._speaker?.id) {
      this._speaker = speaker;
      this.emit('selectedSpeakerChanged');
    }
  }

  private _changed<D extends AudioDeviceInfo | VideoDeviceInfo>(
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

  private async _ask(constraints: MediaStreamConstraints): Promise<boolean> {
    try {
      const stream = await this._platform.mediaDevices?.getUserMedia(constraints);
      if (stream) stopTracks(stream);
      return stream !== undefined;
    } catch {
      return false;
    }
  }

  private async _preheat(kind: 'audio' | 'video', seconds = PREHEAT_S): Promise<void> {
    this._cool(kind);
    const stream = await this._platform.mediaDevices?.getUserMedia({ [kind]: true });
    if (!stream) return;
    const timer = this._platform.clock.after(seconds * 1_000, () => this._cool(kind));
    this._preheated.set(kind, { stream, timer });
  }

  private _cool(kind: 'audio' | 'video'): void {
    const warm = this._preheated.get(kind);
    this._preheated.delete(kind);
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
