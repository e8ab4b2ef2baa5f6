/** The operations that are spoken here, and their command_id (SMPP 3.4, 5.1.2.1). */
export const COMMANDS = {
  generic_nack: 0x8000_0000,
  bind_receiver: 0x0000_0001,
  bind_receiver_resp: 0x8000_0001,
  bind_transmitter: 0x0000_0002,
  bind_transmitter_resp: 0x8000_0002,
  submit_sm: 0x0000_0004,
  submit_sm_resp: 0x8000_0004,
  deliver_sm: 0x0000_0005,
  deliver_sm_resp: 0x8000_0005,
  unbind: 0x0000_0006,
  unbind_resp: 0x8000_0006,
  bind_transceiver: 0x0000_0009,
  bind_transceiver_resp: 0x8000_0009,
  enquire_link: 0x0000_0015,
  enquire_link_resp: 0x8000_0015,
} as const;

export type Command = keyof typeof COMMANDS;
export type BindCommand = 'bind_receiver' | 'bind_transmitter' | 'bind_transceiver';
export type RequestCommand = BindCommand | 'submit_sm' | 'deliver_sm' | 'unbind' | 'enquire_link';
export type ResponseCommand = Exclude<Command, RequestCommand>;

const RESPONSE_BIT = 0x8000_0000;
const NAMES = new Map<number, Command>(
  Object.entries(COMMANDS).map(([name, id]) => [id, name as Command]),
);

export const commandOf = (id: number): Command | undefined => NAMES.get(id);

export const isResponseId = (id: number): boolean => id >= RESPONSE_BIT;

export const isRequestCommand = (command: Command): command is RequestCommand =>
  !isResponseId(COMMANDS[command]);

export const isBindCommand = (command: Command): command is BindCommand =>
  command === 'bind_receiver' || command === 'bind_transmitter' || command === 'bind_transceiver';

export const responseTo = <C extends RequestCommand>(command: C): `${C}_resp` => `${command}_resp`;
