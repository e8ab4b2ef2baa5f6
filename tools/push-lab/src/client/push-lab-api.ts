import type { PushServiceName } from '@switchboard/push';
import type { ToDevice } from '@switchboard/push/device';
import type { Change, DeviceView, Platform } from '../devices/device-state.ts';
import type { InspectedPush } from '../inspector/inspected-pushes.ts';
import type { Trouble } from '../services/trouble.ts';

/** The API of a push lab, for tests and tools. */
export class PushLabApi {
  readonly #url: string;

  /** @param url as of the desk, without a slash at the end */
  constructor(url: string) {
    this.#url = url;
  }

  async add(platform: Platform, name: string): Promise<DeviceView> {
    const [device] = await this.addMany(platform, name, 1);
    return device!;
  }

  async addMany(platform: Platform, name: string, count: number): Promise<readonly DeviceView[]> {
    const answer = await this.#ask('POST', 'devices', { platform, name, count });
    return (answer as { value: readonly DeviceView[] }).value;
  }

  async devices(): Promise<readonly DeviceView[]> {
    return ((await this.#ask('GET', 'devices')) as { value: readonly DeviceView[] }).value;
  }

  async device(id: string): Promise<DeviceView> {
    return (await this.#ask('GET', `devices/${id}`)) as DeviceView;
  }

  async remove(id: string): Promise<void> {
    await this.#ask('DELETE', `devices/${id}`);
  }

  async change(id: string, change: Change): Promise<DeviceView> {
    return (await this.#ask('POST', `devices/${id}/state`, change)) as DeviceView;
  }

  /** The platform hands out another address. */
  async renew(id: string): Promise<DeviceView> {
    return (await this.#ask('POST', `devices/${id}/renew`)) as DeviceView;
  }

  /** Touches the screen for a call. */
  async touch(id: string, call: string, action: 'answer' | 'decline' | 'end'): Promise<DeviceView> {
    const path = `devices/${id}/calls/${encodeURIComponent(call)}`;
    return (await this.#ask('POST', path, { action })) as DeviceView;
  }

  async openNotification(id: string, key: string): Promise<DeviceView> {
    const path = `devices/${id}/notifications/${encodeURIComponent(key)}`;
    return (await this.#ask('POST', path)) as DeviceView;
  }

  /** Says to the system what an app would say. */
  async say(id: string, message: ToDevice): Promise<void> {
    await this.#ask('POST', `devices/${id}/app`, message);
  }

  /** Every request to the services of late, the oldest first. */
  async pushes(): Promise<readonly InspectedPush[]> {
    return ((await this.#ask('GET', 'pushes')) as { value: readonly InspectedPush[] }).value;
  }

  async trouble(
    service: PushServiceName,
    trouble: Pick<Trouble, 'kind'> & Partial<Trouble>,
  ): Promise<void> {
    await this.#ask('POST', `services/${service}/trouble`, trouble);
  }

  /** How many requests a service was answering at once, at the most. */
  async mostAtOnce(service: PushServiceName): Promise<number> {
    const { value } = (await this.#ask('GET', 'services')) as {
      value: readonly { readonly service: string; readonly mostAtOnce: number }[];
    };
    return value.find((one) => one.service === service)?.mostAtOnce ?? 0;
  }

  async revokeTokens(): Promise<void> {
    await this.#ask('DELETE', 'services/tokens');
  }

  async advance(ms: number): Promise<void> {
    await this.#ask('POST', 'clock/advance', { ms });
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#url}/api/${path}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
