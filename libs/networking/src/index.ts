export { MessageChannel } from './messages/message-channel.ts';
export type { MessageChannelOptions, TopicMessage } from './messages/message-channel.ts';
export type { DropReason } from './messages/reassembler.ts';
export { networkingErrors } from './networking-errors.ts';
export type {
  DataTransport,
  Delivery,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from './transport/transport.ts';
