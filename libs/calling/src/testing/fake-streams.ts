import { FakeEmitter } from './fake-emitter.ts';
import type { FakeExchange } from './fake-exchange.ts';

interface Source {
  readonly id: string;
}

/** Camera and microphone streams of one fake engine; those that were not disposed of are counted. */
export function fakeStreams(exchange: FakeExchange, open: Set<object>) {
  return class FakeLocalStream extends FakeEmitter {
    readonly mediaStreamType = 'Video';
    source: Source;

    constructor(source: Source) {
      super(exchange.listeners);
      this.source = source;
      open.add(this);
    }

    async switchSource(source: Source): Promise<void> {
      await exchange.operation('switchSource');
      this.source = source;
    }

    async getVolume(): Promise<object> {
      return Object.assign(new FakeEmitter(exchange.listeners), { level: 42 });
    }

    dispose(): void {
      open.delete(this);
    }
  };
}
