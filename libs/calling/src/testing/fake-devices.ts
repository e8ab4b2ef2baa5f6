import { FakeEmitter } from './fake-emitter.ts';
import type { FakeExchange } from './fake-exchange.ts';

const camera = (id: string) => ({ id, name: `Camera ${id}`, deviceType: 'UsbCamera' }) as const;
const audio = <Type extends 'Microphone' | 'Speaker'>(id: string, deviceType: Type) => ({
  id,
  name: `${deviceType} ${id}`,
  isSystemDefault: id === '1',
  deviceType,
});

/** Devices of a machine that a test plugs and unplugs. */
export class FakeDevices extends FakeEmitter {
  readonly isSpeakerSelectionAvailable = true;
  access = { audio: true, video: true };
  cameras = [camera('1'), camera('2')];
  microphones = [audio('1', 'Microphone'), audio('2', 'Microphone')];
  speakers = [audio('1', 'Speaker')];
  selectedMicrophone = this.microphones[0];
  selectedSpeaker = this.speakers[0];

  readonly #exchange: FakeExchange;

  constructor(exchange: FakeExchange) {
    super(exchange.listeners);
    this.#exchange = exchange;
  }

  async getCameras() {
    return this.cameras;
  }

  async getMicrophones() {
    return this.microphones;
  }

  async getSpeakers() {
    return this.speakers;
  }

  async selectMicrophone(device: NonNullable<FakeDevices['selectedMicrophone']>): Promise<void> {
    this.selectedMicrophone = device;
    this.emit('selectedMicrophoneChanged');
  }

  async selectSpeaker(device: NonNullable<FakeDevices['selectedSpeaker']>): Promise<void> {
    this.selectedSpeaker = device;
    this.emit('selectedSpeakerChanged');
  }

  async askDevicePermission(wanted: { audio: boolean; video: boolean }) {
    await this.#exchange.operation('askDevicePermission');
    return {
      audio: wanted.audio && this.access.audio,
      video: wanted.video && this.access.video,
    };
  }

  /** Somebody plugs in a camera. */
  plugCamera(id: string): void {
    const added = camera(id);
    this.cameras = [...this.cameras, added];
    this.emit('videoDevicesUpdated', { added: [added], removed: [] });
  }

  /** Somebody pulls out a camera. */
  unplugCamera(id: string): void {
    const removed = this.cameras.filter((one) => one.id === id);
    this.cameras = this.cameras.filter((one) => one.id !== id);
    this.emit('videoDevicesUpdated', { added: [], removed });
  }
}
