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
  readonly #tab = crypto.randomUUID();
  readonly #others = new Set<string>();
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #end = new AbortController();

  constructor(_context: CallClientFeatureContext) {
    super();
    this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
    this.#hold().catch(() => undefined);
  }

  get isCallClientActiveInAnotherTab(): boolean {
    return this.#others.size > 0;
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
    this.#end.abort();
    this.#channel.close();
    this.forgetListeners();
  }

  /** Speaks up only once the lock is held: who hears of us can wait for its end. */
  async #hold(): Promise<void> {
    await navigator.locks.request(LOCK + this.#tab, async () => {
      this.#say('who');
      await new Promise((resolve) => this.#end.signal.addEventListener('abort', resolve));
    });
  }

  #hear({ type, tab }: Word): void {
    if (type === 'who') this.#say('here');
    if (tab === this.#tab || this.#others.has(tab)) return;
    this.#others.add(tab);
    if (this.#others.size === 1) this.emit('isCallClientActiveInAnotherTabChanged');
    const { signal } = this.#end;
    navigator.locks.request(LOCK + tab, { signal }, () => this.#gone(tab)).catch(() => undefined);
  }

  #gone(tab: string): void {
    this.#others.delete(tab);
    if (this.#others.size === 0) this.emit('isCallClientActiveInAnotherTabChanged');
  }

  #say(type: Word['type']): void {
    if (!this.#end.signal.aborted) this.#channel.postMessage({ type, tab: this.#tab });
  }
}

function browserOf(userAgent: string): { browser: string; browserVersion: string } {
  const [, browser = 'unknown', browserVersion = ''] =
    /(Edg|Chrome|Firefox|Version)\/([\d.]+)/.exec(userAgent) ?? [];
  return { browser, browserVersion };
}
