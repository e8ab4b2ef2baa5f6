import fc from 'fast-check';
import { Ports } from './ports.ts';

test('no port is given to two, whatever comes and goes', () => {
  const size = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(size, fc.array(fc.boolean(), { maxLength: 200 }), (more, steps) => {
      const ports = new Ports([5_000, 5_000 + more]);
      const taken: number[] = [];
      for (const takes of steps) {
        if (!takes) ports.giveBack(taken.splice(0, 1));
        else {
          const port = ports.take();
          if (port === undefined) expect(taken).toHaveLength(more + 1);
          else taken.push(port);
        }
        expect(new Set(taken).size).toBe(taken.length);
        expect(ports.free + taken.length).toBe(more + 1);
      }
    }),
  );
});
