import type { DeviceView } from '@switchboard/push-lab';

/** As an app does whose person has signed in. */
export async function registerDevice(
  url: string,
  token: string,
  device: DeviceView,
): Promise<void> {
  const { id, name, target } = device;
  const answer = await fetch(`${url}/push/installations/${id}?api-version=2026-11-30`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ app: 'com.example.bench', name, target }),
  });
  if (!answer.ok) throw new Error(`the registration was answered with ${answer.status}`);
}
