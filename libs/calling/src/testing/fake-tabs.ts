import { FakeEmitter } from './fake-emitter.ts';
import type { FakeExchange } from './fake-exchange.ts';

/** Whether another tab of the same browser has calls too. */
export class FakeTabs extends FakeEmitter {
  readonly name = 'DebugInfo';
  isCallClientActiveInAnotherTab = false;

  constructor(exchange: FakeExchange) {
    super(exchange.listeners);
  }

  /** Another tab begins or ends to have calls. */
  setActiveInAnotherTab(active: boolean): void {
    this.isCallClientActiveInAnotherTab = active;
    this.emit('isCallClientActiveInAnotherTabChanged');
  }
}
