import { PageDocument } from '@switchboard/page-client';
import '@switchboard/ui/styles.css';
import type { Metadata, Viewport } from 'next';
import type { ReactElement, ReactNode } from 'react';
import { Titled } from '../features/shell/titled';
import { currentPage } from '../server/current-page';
import './globals.css';

export const metadata: Metadata = { robots: 'noindex' };

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export default async function RootLayout({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const { locale, messages, nonce } = await currentPage();
  return (
    <PageDocument locale={locale} messages={messages} nonce={nonce}>
      <Titled>{children}</Titled>
    </PageDocument>
  );
}
