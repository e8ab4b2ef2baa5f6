import { isText } from '@switchboard/chat';
import type { Message } from '@switchboard/chat';
import type { ReactElement } from 'react';
import { SystemItem } from './system-item';
import { TextItem } from './text-item';
import type { ItemProps } from './text-item';

export function MessageItem({
  message,
  ...props
}: ItemProps & { readonly message: Message }): ReactElement {
  return isText(message) ? (
    <TextItem message={message} {...props} />
  ) : (
    <SystemItem message={message} {...props} />
  );
}
