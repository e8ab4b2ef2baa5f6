import type {
  CallClientFeatureContext,
  DebugInfoCallClientFeature,
  EnvironmentInfo,
} from '@azure/communication-calling';
import { Emitter } from '../emitter.ts';

const CHANNEL = 'switchboard-calling';
const LOCK = 'switchboard-calling:';

type Word = { readonly type: 'here' | 'who'; readonly tab: string };

/**
 * What one may want to know of the page: above all whether another tab has a call client. Tabs tell
 * each other that they are there; that one is gone, even if it crashed, its lock says, which the
 * browser gives to whoever waits for it.
 */
export class DebugInfoFeature extends Emitter implements DebugInfoCallClientFeature {
  readonly name = 'DebugInfo';
  private readonly _tab = crypto.randomUUID();
  private readonly _others = new Set<string>();
  private readonly _channel = new BroadcastChannel(CHANNEL);
  private readonly _end = new AbortController();

  constructor(_context: CallClientFeatureContext) {
    super();
    this._channel.onmessage = ({ data }: MessageEvent<Word>) => this._hear(data);
    this._hold().catch(() => undefined);
  }

  get isCallClientActiveInAnotherTab(): boolean {
    return this._others.size > 0;
  }

  async getEnvironmentInfo(): Promise<EnvironmentInfo> {
    const supported = 'RTCPeerConnection' in globalThis;
    return {
      environment: { platform: navigator.platform, ...browserOf(navigator.userAgent) },
      isSupportedPlatform: supported,
      isSupportedBrowser: supported,
      isSupportedBrowserVersion: supported,
      isSupportedEnvironment: supported,
    };
  }

  dispose(): void {
    this._end.abort();
    this._channel.close();
    this.removeListeners();
  }

  /** Speaks up only once the lock is held: who hears of us can wait for its end. */
  private async _hold(): Promise<void> {
    await navigator.locks.request(LOCK + this._tab, async () => {
      this._say('who');
      await new Promise((resolve) => this._end.signal.addEventListener('abort', resolve));
    });
  }

  private _hear({ type, tab }: Word): void {
    if (type === 'who') this._say('here');
    if (tab === this._tab || this._others.has(tab)) return;
    this._others.add(tab);
    if (this._others.size === 1) this.emit('isCallClientActiveInAnotherTabChanged');
    const { signal } = this._end;
    navigator.locks.request(LOCK + tab, { signal }, () => this._gone(tab)).catch(() => undefined);
  }

  private _gone(tab: string): void {
    this._others.delete(tab);
    if (this._others.size === 0) this.emit('isCallClientActiveInAnotherTabChanged');
  }

  private _say(type: Word['type']): void {
    if (!this._end.signal.aborted) this._channel.postMessage({ type, tab: this._tab });
  }
}

function browserOf(userAgent: string): { browser: string; browserVersion: string } {
  const [, browser = 'unknown', browserVersion = ''] =
    /(Edg|Chrome|Firefox|Version)\/([\d.]+)/.exec(userAgent) ?? [];
  return { browser, browserVersion };
}
