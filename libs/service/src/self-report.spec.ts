import { selfReporter } from './self-report.ts';

it('reports the version of its package and how long it has been up', () => {
  const report = selfReporter(import.meta.url)();
  expect(report).toMatchObject({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(report.uptimeSeconds).toBeGreaterThanOrEqual(0);
});
