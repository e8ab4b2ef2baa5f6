import { MantineProvider } from '@mantine/core';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { PersonAvatar } from './person-avatar.tsx';
import { theme } from './theme.ts';

const rendered = (element: ReactElement): string =>
  renderToStaticMarkup(<MantineProvider theme={theme}>{element}</MantineProvider>);

describe('the pieces of a page', () => {
  it('tell what a place is for while it is empty', () => {
    const html = rendered(<EmptyState icon="x" title="No conversations" text="Say hello." />);
    expect(html).toMatch(/<h2[^>]*>No conversations<\/h2>/);
    expect(html).toContain('Say hello.');
  });

  it('announce a problem, and offer what can be done about it', () => {
    const html = rendered(<ErrorState title="It failed" action="Try again" />);
    expect(html).toContain('role="alert"');
    expect(html).toMatch(/<button.*Try again.*<\/button>/s);
    expect(rendered(<ErrorState title="It failed" />)).not.toContain('<button');
  });

  it('hide from a screen reader what is only decoration', () => {
    expect(rendered(<PersonAvatar name="Alice Adams" />)).toMatch(/aria-hidden="true".*AA/s);
    expect(rendered(<PersonAvatar name="" />)).toContain('?');
  });
});
