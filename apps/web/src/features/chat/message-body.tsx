'use client';

import { Anchor, Text } from '@mantine/core';
import { textParts } from '@switchboard/chat';
import type { TextMessage } from '@switchboard/chat';
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { cleanHtml } from './clean-html';

/** The words of a message. HTML is cleaned to a few harmless tags, text gets its links. */
export function MessageBody({ message }: { readonly message: TextMessage }): ReactElement {
  return message.kind === 'html' ? <Html body={message.body} /> : <Plain body={message.body} />;
}

function Plain({ body }: { readonly body: string }): ReactElement {
  return (
    <Text component="div" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {textParts(body).map((part, index): ReactNode =>
        index % 2 === 1 ? <Link key={index} href={part} /> : part,
      )}
    </Text>
  );
}

function Link({ href }: { readonly href: string }): ReactElement {
  return (
    <Anchor
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      c="inherit"
      td="underline"
    >
      {href}
    </Anchor>
  );
}

function Html({ body }: { readonly body: string }): ReactElement {
  const html = useMemo(() => cleanHtml(body), [body]);
  return (
    <Text
      component="div"
      style={{ overflowWrap: 'anywhere' }}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
