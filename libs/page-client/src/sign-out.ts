/** Forgets the session here, then at the identity provider. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { 'x-switchboard-page': '1' },
  });
  const { url } = (await response.json()) as { url: string };
  location.assign(url);
}
