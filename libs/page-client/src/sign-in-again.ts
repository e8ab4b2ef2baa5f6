/** Back to this very page, as who signs in now. */
export function signInAgain(): void {
  const here = `${location.pathname}${location.search}`;
  location.assign(`/auth/sign-in?returnTo=${encodeURIComponent(here)}`);
}
