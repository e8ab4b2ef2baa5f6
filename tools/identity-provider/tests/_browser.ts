/** Follows redirects by hand and keeps cookies, as a browser without scripts does. */
export function createBrowser() {
  const jar = new Map<string, string>();
  const visit = async (
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; status: number; html: string; headers: Headers }> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        'accept-language': 'en',
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const location = response.headers.get('location');
    if (!location) {
      return {
        url,
        status: response.status,
        html: await response.text(),
        headers: response.headers,
      };
    }
    const next = new URL(location, url).href;
    const gone = { url: next, status: response.status, html: '', headers: response.headers };
    return new URL(next).port === new URL(url).port ? visit(next) : gone;
  };
  return { visit };
}
