import type { FakeExchange } from './fake-exchange.ts';

/** Renderers of one fake engine; those that were not disposed of are counted. */
export function fakeRenderers(exchange: FakeExchange, open: Set<object>) {
  return class FakeRenderer {
    readonly size = { width: 640, height: 360 };

    constructor() {
      open.add(this);
    }

    async createView() {
      await exchange.operation('createView');
      // In Node there is no page to put it into.
      const target = typeof document === 'undefined' ? {} : document.createElement('div');
      return { target, scalingMode: 'Crop', isMirrored: false, dispose: () => undefined };
    }

    dispose(): void {
      open.delete(this);
    }
  };
}
