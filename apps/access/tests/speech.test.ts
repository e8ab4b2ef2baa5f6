import { codeOf, startAccess } from './_access.ts';
import { startScriptedControl } from './_scripted-control.ts';

describe('the use of speech', () => {
  it('is shown to the staff, and to nobody else', async () => {
    await using control = await startScriptedControl();
    await using access = await startAccess({}, { control: { url: control.url } });
    for (const role of ['operator', 'auditor', 'admin'] as const) {
      const staff = await access.signInAs(role, role);
      await expect(staff.speech.use.query()).resolves.toEqual({
        today: '2026-01-02',
        days: [
          {
            ...{ date: '2026-01-01', provider: 'azure', characters: 1_200, seconds: 90.5 },
            ...{ requests: 40, failures: 1 },
          },
        ],
      });
    }
    expect(control.asked.at(-1)!.line).toBe('GET /speech/use?days=30');
    const asked = control.asked.length;
    const member = await access.signInAs('ann', 'member');
    await expect(codeOf(member.speech.use.query())).resolves.toBe('not-allowed');
    await expect(codeOf(access.as().speech.use.query())).resolves.toBe('not-signed-in');
    expect(control.asked).toHaveLength(asked);
  });

  it('is not ours to look into where there is no control plane', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    await expect(codeOf(dana.speech.use.query())).resolves.toBe('not-ours');
  });
});
