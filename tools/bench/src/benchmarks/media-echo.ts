import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { bareEcho } from '../stream/bare-echo.ts';
import { echoCall } from '../stream/echo-call.ts';
import { openEchoServer } from '../stream/echo-server.ts';

/** Each in another place of the ticks of the data plane. */
const CALLS = 7;
const SOUNDS = 6;

export const mediaEcho: Benchmark = {
  name: 'media-echo',
  ratio:
    'from a sound at a page until it is back from an application that echoes its stream / the same frames echoed over a bare ws',
  goal: { limit: 1.5, better: 'lower' },
  async run(scope, note) {
    const { http } = scope.use(await startDataPlane(await stateFolder(scope)));
    const server = scope.use(await openEchoServer());
    const taken = { there: [] as number[], back: [] as number[], bare: [] as number[] };
    const ours = async (): Promise<number> => {
      const { there, back } = await echoCall(http, server, SOUNDS);
      taken.there.push(median(there));
      taken.back.push(median(back));
      return median(back);
    };
    const bare = async (): Promise<number> => {
      taken.bare.push(median(await bareEcho(server, SOUNDS)));
      return taken.bare.at(-1)!;
    };
    const ratios = await interleave(CALLS, ours, bare);
    const [there, back, alone] = [taken.there, taken.back, taken.bare].map(median);
    note(`media-echo: ${there!.toFixed(1)} ms to the application, ${back!.toFixed(1)} ms and back`);
    note(`media-echo: ${alone!.toFixed(1)} ms over a bare socket`);
    return ratios;
  },
};
